package dev.confab.ops.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.token.TokenKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class KeysTest {
  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void makeKey() {
    TokenKeys.loadOrCreate(data.resolve("secrets").resolve(TokenKeys.FILE_NAME));
  }

  @Test
  void keys_are_listed_and_rotated_without_a_word_of_their_secrets() {
    assertThat(run("keys list")).isZero();
    assertThat(out.toString().lines()).singleElement().asString().endsWith("  signs");

    assertThat(run("keys rotate")).isZero();
    assertThat(out.toString().lines().skip(1).toList())
        .satisfiesExactly(
            old -> assertThat(old).endsWith("  signs until its successor does"),
            fresh -> assertThat(fresh).contains("  signs from 2"));
  }

  @Test
  void a_key_that_was_stolen_is_replaced() {
    assertThat(run("keys list")).isZero();
    assertThat(run("keys replace")).isZero();

    assertThat(out.toString().lines().distinct())
        .hasSize(2)
        .allMatch(line -> line.endsWith("signs"));
  }

  @Test
  void a_key_file_need_not_be_in_a_data_folder() {
    Path file = data.resolve("secrets").resolve(TokenKeys.FILE_NAME);

    int code =
        new CommandLine(new Keys())
            .setOut(new PrintWriter(out))
            .execute("list", "--file", file.toString());

    assertThat(code).isZero();
    assertThat(out.toString().lines()).singleElement().asString().endsWith("  signs");
  }

  @Test
  void a_folder_without_a_key_file_is_named() {
    int code =
        new CommandLine(new Keys())
            .setErr(new PrintWriter(errors))
            .execute("list", "--data", "nowhere");

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains("There is no key file").contains("nowhere");
  }

  private int run(String line) {
    String command = line.substring("keys ".length());
    return new CommandLine(new Keys())
        .setOut(new PrintWriter(out))
        .execute(command, "--data", data.toString());
  }
}
