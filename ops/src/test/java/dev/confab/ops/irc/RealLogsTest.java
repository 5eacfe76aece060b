package dev.confab.ops.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Two of the real logs, counted by hand. The logs are no part of the project: they are looked for
 * in {@code ../shared/data/irc} beside it, or in the folder that the system property {@code
 * confab.shared} names.
 */
final class RealLogsTest {
  /**
   * An old log. Counted by:
   *
   * <pre>
   * f=2004-11-15_03.raw.txt; a=2004-11-15_03.annotation.txt
   * wc -l &lt; $f                                                          # 1250 lines
   * grep -cE '^\[[0-9:]{5}\] &lt;[^&gt;]+&gt; +[^ ]' $f                           # 1077 messages
   * grep -E '^=== ' $f | grep -vcE '\] +has (joined|left) #| is now known as [^ ]+$'   # 22 actions
   * grep -cE '^=== .*\] +has joined #' $f                                # 123 joins
   * grep -cE '^=== .*\] +has left #' $f                                  # 17 leaves
   * grep -cE '^=== .* is now known as [^ ]+$' $f                         # 11 renames
   * awk '$1 != $2 {print ($1 &gt; $2) ? $1 : $2}' $a | sort -u | wc -l     # 185 replies, if all
   *                                                                      # targets are messages
   * </pre>
   */
  @Test
  void an_old_log_holds_what_was_counted_by_hand() throws IOException {
    List<Step> steps = steps("2004-11-15_03.raw.txt");

    assertThat(count(steps, Step.Say.class::isInstance)).isEqualTo(1_077 + 22);
    assertThat(joinLines(steps)).isEqualTo(123);
    assertThat(leaveLines(steps)).isEqualTo(17);
    assertThat(renameLines(steps)).isEqualTo(11);
    assertThat(replies(steps)).isEqualTo(185);
    assertThat(linesOf(steps)).isEqualTo(1_250);
  }

  /**
   * A newer log, over midnight, without joins. Counted by:
   *
   * <pre>
   * f=2011-11-13_02.raw.txt; a=2011-11-13_02.annotation.txt
   * wc -l &lt; $f                                                          # 1250 lines
   * grep -cE '^\[[0-9:]{5}\] &lt;[^&gt;]+&gt; +[^ ]' $f                           # 1215 messages
   * grep -cE '^\[[0-9:]{5}\] +\* [^ ]+ [^ ]' $f                          # 4 actions
   * grep -cE '^=== .* is now known as [^ ]+$' $f                         # 30 renames
   * awk '$1 != $2 {print ($1 &gt; $2) ? $1 : $2}' $a | sort -u | wc -l     # 211 replies
   * </pre>
   *
   * and those who speak, each once, a renamed one under the first nick:
   *
   * <pre>
   * tr A-Z a-z &lt; $f | awk '
   *   / is now known as / {p = ($2 in al) ? al[$2] : $2; kn[p]; delete al[$2]; b = $NF
   *                        if (!(b in kn) &amp;&amp; !(b in al)) al[b] = p; next}
   *   /^\[.....\] &lt;/ {n = $2; gsub(/[&lt;&gt;]/, "", n); if (NF &lt; 3) next}
   *   /^\[.....\]  [*]/ {n = $3}
   *   /^\[/ {p = (n in al) ? al[n] : n; kn[p]; if (!(p in in_)) {in_[p]; c++}}
   *   END {print c}'                                                     # 163 of them
   * </pre>
   */
  @Test
  void a_newer_log_holds_what_was_counted_by_hand() throws IOException {
    List<Step> steps = steps("2011-11-13_02.raw.txt");

    assertThat(count(steps, Step.Say.class::isInstance)).isEqualTo(1_215 + 4);
    assertThat(renameLines(steps)).isEqualTo(30);
    assertThat(replies(steps)).isEqualTo(211);
    assertThat(count(steps, step -> step instanceof Step.Enter enter && enter.implicit()))
        .isEqualTo(163);
    assertThat(linesOf(steps)).isEqualTo(1_250);
    assertThat(steps.stream().filter(Step.Say.class::isInstance).map(Step.Say.class::cast))
        .last()
        .satisfies(
            last ->
                assertThat(last.at()).isBetween("2011-11-14T03:00:00Z", "2011-11-14T03:59:00Z"));
  }

  private static long joinLines(List<Step> steps) {
    return count(steps, step -> step instanceof Step.Enter enter && !enter.implicit())
        + skips(steps, "a join of a member");
  }

  private static long leaveLines(List<Step> steps) {
    return count(steps, Step.Exit.class::isInstance)
        + skips(steps, "somebody left who was no member");
  }

  private static long renameLines(List<Step> steps) {
    return count(steps, Step.ShowAs.class::isInstance)
        + skips(steps, "a rename to a nick that has an account");
  }

  private static long replies(List<Step> steps) {
    return count(steps, step -> step instanceof Step.Say say && say.answers() != Step.NOTHING);
  }

  private static long linesOf(List<Step> steps) {
    return count(steps, step -> !(step instanceof Step.Enter enter && enter.implicit()));
  }

  private static long skips(List<Step> steps, String reason) {
    return count(steps, step -> step instanceof Step.Skip skip && skip.reason().equals(reason));
  }

  private static long count(List<Step> steps, Predicate<Step> which) {
    return steps.stream().filter(which).count();
  }

  private static List<Step> steps(String name) throws IOException {
    Path shared = Path.of(System.getProperty("confab.shared", "../../shared"));
    Path log = shared.resolve("data/irc").resolve(name);
    assumeTrue(Files.isReadable(log), "the real logs are not beside the project");
    return Planner.plan(new Nicks(), LogFile.read(log), -1).steps();
  }
}
