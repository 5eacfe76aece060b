package dev.confab.ops.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Account;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.registration.Fault.Kind;
import dev.confab.ops.up.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stream processors die between every two records of a registration: it ends with an account or
 * with nothing, and no name stays claimed for nobody.
 */
@Timeout(120)
final class RegistrationCrashIT {
  /** What a registration writes, in order, once its command is in the log. */
  private static final List<String> STEPS =
      List.of(
          "RegistrationStarted",
          "PasswordSet",
          "ClaimName",
          "Accepted",
          "NameClaimed",
          "AnswerClaim",
          "ClaimGranted",
          "ClaimName",
          "NameClaimed",
          "AnswerClaim",
          "AccountRegistered",
          "MailTokenIssued");

  /** What one writes whose address is taken, from where it differs. */
  private static final List<String> STEPS_OF_REFUSAL =
      List.of(
          "AnswerClaim",
          "RegistrationRefused",
          RecordTypes.TOMBSTONE,
          "ReleaseName",
          "ReleaseName",
          "NameReleased");

  private static final int STEPS_BEFORE_REFUSAL = 8;

  /** They die at every so manieth step, since each death costs ten seconds; 1: at every one. */
  private static final int EVERY = Integer.getInteger("confab.registration.deaths", 4);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A node whose clock is this slow starts registrations whose time is over. */
  private static final Duration SLOW = Duration.ofMinutes(-5);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path data;

  private static Ground ground;
  private static FrontNode front;
  private static ServiceProcess processors;
  private static FaultPlan plan;

  @BeforeAll
  static void start() throws Exception {
    ground = Ground.start(data);
    plan = new FaultPlan(data);
    front = FrontNode.open(ground, InstantSource.system());
    processors = startProcessors();
    processors.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    processors.close();
    front.close();
    ground.close();
  }

  @AfterEach
  void every_registration_has_ended_and_no_claim_stays() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(NameAudit.read(ground.bootstrap(), ground.ids()).faults()).isEmpty());
  }

  @Test
  void these_are_the_steps() throws Exception {
    Wish first = Wish.ofSomebody();
    plan.set();
    first.send(front.http());
    assertThat(plan.types()).isEqualTo(STEPS);

    plan.set();
    Wish second = Wish.ofSomebody().withEmail(first.email());
    assertRefused(second, "email_taken");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(plan.types()).isEqualTo(stepsOfRefused()));
  }

  @ParameterizedTest
  @MethodSource
  void a_retry_ends_well_wherever_the_processors_died(Fault fault) throws Exception {
    Wish wish = Wish.ofSomebody();
    crash(wish, fault);

    Account account = wish.send(front.http().patient(PATIENCE));

    assertWorks(wish, account);
    assertRefused(Wish.ofSomebody().withUsername(wish.username()), "username_taken");
  }

  static List<Fault> a_retry_ends_well_wherever_the_processors_died() {
    List<Fault> faults = deathsBefore(STEPS, 0);
    faults.add(new Fault(Kind.DIES_AFTER, STEPS.getLast(), 1));
    return faults;
  }

  @Test
  void a_retry_without_a_key_ends_well_too() throws Exception {
    Wish wish = Wish.ofSomebody().withoutKey();
    crash(wish, new Fault(Kind.DIES_BEFORE, "ClaimGranted", 1));

    assertWorks(wish, wish.send(front.http().patient(PATIENCE)));
  }

  @Test
  void a_retry_ends_well_when_the_processors_died_after_the_last_commit() throws Exception {
    Wish wish = Wish.ofSomebody();
    plan.set();
    int before = registered();
    CompletableFuture<Account> first = wish.attempt(front.http());
    await().atMost(PATIENCE).until(() -> registered() > before);
    restart();

    Account account = wish.send(front.http().patient(PATIENCE));

    assertWorks(wish, account);
    assertThat(first.exceptionally(_ -> account).join()).isEqualTo(account);
  }

  @Test
  void a_retry_ends_well_when_the_front_node_died_before_it_answered() throws Exception {
    Map<String, String> settings = new HashMap<>(ground.settings());
    settings.put("CONFAB_HTTP_PORT", Integer.toString(Ports.anyFree(List.of())));
    Wish wish = Wish.ofSomebody();
    try (ServiceProcess node =
        ServiceProcess.start(dev.confab.ingest.Main.class, settings, data.resolve("node.log"))) {
      node.awaitReady();
      plan.set(new Fault(Kind.DIES_BEFORE, "RegistrationStarted", 1));
      CompletableFuture<Account> first = wish.attempt(ConfabHttp.at(node.server()));
      // The command is in the log, and nobody can have answered it.
      assertThat(processors.awaitDeath()).isEqualTo(FaultyProducer.EXIT_CODE);
      node.kill();
      assertThat(first).failsWithin(PATIENCE);
    }
    restart();

    assertWorks(wish, wish.send(front.http().patient(PATIENCE)));
  }

  @ParameterizedTest
  @MethodSource
  void names_of_a_refused_one_are_free_wherever_the_processors_died(Fault fault) throws Exception {
    Wish holder = Wish.ofSomebody();
    holder.send(front.http().patient(PATIENCE));
    Wish refused = Wish.ofSomebody().withEmail(holder.email());
    crash(refused, fault);

    assertFree(refused.username());
  }

  static List<Fault> names_of_a_refused_one_are_free_wherever_the_processors_died() {
    return deathsBefore(stepsOfRefused(), STEPS_BEFORE_REFUSAL);
  }

  @Test
  void names_of_one_that_nobody_repeats_are_free_when_its_time_is_over() throws Exception {
    Wish late = Wish.ofSomebody();
    try (FrontNode slow =
        FrontNode.open(ground, () -> InstantSource.system().instant().plus(SLOW))) {
      plan.set(
          new Fault(Kind.STALLS_BEFORE, "NameClaimed", 1),
          new Fault(Kind.DIES_BEFORE, "RegistrationRefused", 1));
      CompletableFuture<Account> first = late.attempt(slow.http());
      assertThat(processors.awaitDeath()).isEqualTo(FaultyProducer.EXIT_CODE);
      restart();

      assertFree(late.username());
      assertThat(first).failsWithin(PATIENCE);
    }
    assertThat(NameAudit.read(ground.bootstrap(), ground.ids()).ends())
        .contains("registration_expired");
  }

  private static List<String> stepsOfRefused() {
    List<String> steps = new ArrayList<>(STEPS.subList(0, STEPS_BEFORE_REFUSAL));
    steps.addAll(STEPS_OF_REFUSAL);
    return steps;
  }

  private static List<Fault> deathsBefore(List<String> steps, int first) {
    List<Fault> faults = new ArrayList<>();
    for (int step = first; step < steps.size(); step += EVERY) {
      String type = steps.get(step);
      int nth = Collections.frequency(steps.subList(0, step + 1), type);
      faults.add(new Fault(Kind.DIES_BEFORE, type, nth));
    }
    return faults;
  }

  private static ServiceProcess startProcessors() throws Exception {
    return ServiceProcess.start(
        dev.confab.processors.Main.class, ground.settings(), data.resolve("processors.log"));
  }

  private static void restart() throws Exception {
    processors.close();
    plan.set();
    processors = startProcessors();
  }

  /** Sends a wish that the processors do not survive, and starts them again. */
  private static void crash(Wish wish, Fault fault) throws Exception {
    plan.set(fault);
    CompletableFuture<Account> first = wish.attempt(front.http());
    assertThat(processors.awaitDeath()).isEqualTo(FaultyProducer.EXIT_CODE);
    assertThat(first).isNotCompleted();
    restart();
  }

  private static void assertWorks(Wish wish, Account account) {
    Tokens tokens = front.http().login(wish.username(), Wish.PASSWORD);
    assertThat(tokens.userId()).isEqualTo(account.userId());
    UUID me = front.http().as(tokens.accessToken()).me().userId();
    assertThat(me).isEqualTo(account.userId());
  }

  private static void assertRefused(Wish wish, String code) {
    ConfabException problem =
        catchThrowableOfType(ConfabException.class, () -> wish.send(front.http()));
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.status()).isEqualTo(409);
  }

  private static void assertFree(String username) {
    Wish other = Wish.ofSomebody().withUsername(username);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ConfabException.class)
        .untilAsserted(() -> assertWorks(other, other.send(front.http())));
  }

  private static int registered() {
    return Collections.frequency(
        List.copyOf(NameAudit.read(ground.bootstrap(), ground.ids()).ends()), "account");
  }
}
