package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.Message;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.client.Waiting;
import dev.confab.ops.client.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the launcher at seeded moments, while it starts and while it works: what was
 * acknowledged is there afterwards, numbers are dense, registrations end well, and no child
 * lingers.
 */
final class CrashIT {
  private static final int KILLS = Integer.getInteger("confab.crash.kills", 6);

  /** With six kills: three while there is work, three at a start. */
  private static final long SEED = Long.getLong("confab.crash.seed", 20_261_123L);

  /** Some die before they are ready: a start takes about as long as the longer of these moments. */
  private static final int STARTING_MS = 7_000;

  private static final int WORKING_MS = 1_500;
  private static final String PASSWORD = "correct horse battery";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final Random random = new Random(SEED);
  private final AtomicLong nextText = new AtomicLong();

  @Test
  void nothing_acknowledged_is_lost_by_kill_minus_nine() throws Exception {
    Path data = folder.resolve("data");
    String username = "ann";
    UUID chatId;
    AckedMessages acked;
    LauncherProcess launcher = LauncherProcess.start(data);
    try {
      launcher.awaitReady();
      ConfabHttp anonymous = ContractWitness.client(launcher.server());
      anonymous.register(username, "ann@example.org", PASSWORD);
      Chat chat = login(launcher, username).createChat(NewChat.group("Crash", List.of()), "crash");
      chatId = chat.id();
      acked = new AckedMessages(chatId);
      int kills = 0;
      while (kills < KILLS) {
        String newcomer = "newcomer-" + kills;
        workUntilKilled(launcher, username, newcomer, chatId, acked);
        kills++;
        launcher = LauncherProcess.start(data);
        while (kills < KILLS && diesWhileItStarts(launcher)) {
          kills++;
          launcher = LauncherProcess.start(data);
        }
        launcher.awaitReady();
        List<Message> history = acked.history(login(launcher, username));
        assertThat(acked.faultsOf(history)).as("seed %s, %s kills", SEED, kills).isEmpty();
        // a retry of what the crash interrupted ends well
        ConfabHttp again = ContractWitness.client(launcher.server()).patient(PATIENCE);
        again.register(newcomer, newcomer + "@example.org", PASSWORD);
        assertThat(again.login(newcomer, PASSWORD).accessToken()).isNotBlank();
      }
      everythingIsFound(login(launcher, username), chatId, acked);
      theComparisonWouldSeeALoss(login(launcher, username), acked);
    } finally {
      launcher.close();
    }
  }

  /** More often than not it is killed on its way; false: it lives, ready or not. */
  private boolean diesWhileItStarts(LauncherProcess launcher) throws InterruptedException {
    if (random.nextInt(5) < 2
        || launcher.isReadyWithin(Duration.ofMillis(1 + random.nextInt(STARTING_MS)))) {
      return false;
    }
    killAndAwaitChildren(launcher);
    return true;
  }

  private void workUntilKilled(
      LauncherProcess launcher, String username, String newcomer, UUID chat, AckedMessages acked)
      throws InterruptedException {
    Tokens tokens = ContractWitness.client(launcher.server()).login(username, PASSWORD);
    Thread registering =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    ContractWitness.client(launcher.server())
                        .register(newcomer, newcomer + "@example.org", PASSWORD);
                  } catch (ConfabException e) {
                    // the crash came first; the retry after it is what is tested
                  }
                });
    Thread posting = Thread.ofVirtual().start(() -> post(launcher, tokens, chat, acked));
    posting.join(Duration.ofMillis(1 + random.nextInt(WORKING_MS)));
    killAndAwaitChildren(launcher);
    posting.join();
    registering.join();
  }

  /** Posts as fast as answers come, until the connection breaks. */
  private void post(LauncherProcess launcher, Tokens tokens, UUID chat, AckedMessages acked) {
    Semaphore window = new Semaphore(32);
    try (ConfabSocket socket = ConfabSocket.open(launcher.server(), tokens.accessToken())) {
      Waiting.until(socket.sync(Map.of()), PATIENCE, "sync");
      while (!socket.ended().isDone()
          && window.tryAcquire(5, java.util.concurrent.TimeUnit.SECONDS)) {
        String text = "word" + nextText.incrementAndGet();
        socket
            .send(new Wish.Send(chat, text, text))
            .whenComplete(
                (committed, failure) -> {
                  if (failure == null) {
                    acked.add(committed.seq(), text);
                  }
                  window.release();
                });
      }
    } catch (ConfabException e) {
      // killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void killAndAwaitChildren(LauncherProcess launcher) throws InterruptedException {
    List<ProcessHandle> children = launcher.children();
    launcher.kill();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static ConfabHttp login(LauncherProcess launcher, String username) {
    ConfabHttp http = ContractWitness.client(launcher.server()).patient(PATIENCE);
    return http.as(http.login(username, PASSWORD).accessToken());
  }

  private static void everythingIsFound(ConfabHttp reader, UUID chat, AckedMessages acked) {
    assertThat(acked.count()).isPositive();
    for (String text : sample(acked.texts())) {
      await().atMost(PATIENCE).until(() -> reader.search(text, chat, 1, null).total() == 1);
    }
  }

  private static List<String> sample(List<String> texts) {
    int step = Math.max(1, texts.size() / 200);
    List<String> sample = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += step) {
      sample.add(texts.get(i));
    }
    return sample;
  }

  /** A test that cannot fail proves nothing: one committed message is taken out on purpose. */
  private static void theComparisonWouldSeeALoss(ConfabHttp reader, AckedMessages acked) {
    List<Message> history = new ArrayList<>(acked.history(reader));
    Message lost =
        history.stream().filter(m -> acked.texts().contains(m.text())).findFirst().orElseThrow();
    history.remove(lost);

    assertThat(acked.faultsOf(history)).contains("acknowledged seq " + lost.seq() + " is missing");
  }
}
