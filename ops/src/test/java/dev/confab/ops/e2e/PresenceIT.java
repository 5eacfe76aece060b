package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.e2e.RawApi.Answer;
import dev.confab.ops.up.Backbone;
import dev.confab.schemas.presence.LeaseTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is there, through the public ways in: over devices, gateways and the death of one. */
@ExtendWith(BackboneExtension.class)
final class PresenceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Backbone backbone;
  private final String server;

  PresenceIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @Test
  void who_is_connected_is_online_or_what_they_say_and_was_last_seen_when_they_went()
      throws Exception {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    assertThat(presence(bob, ann).text("status")).isEqualTo("offline");
    assertThat(presence(bob, ann).body().has("lastSeen")).isFalse();

    Instant before;
    try (PresenceClient phone = PresenceClient.of(server, ann.person().token())) {
      awaitStatus(bob, ann, "online");
      assertThat(presence(bob, ann).body().has("lastSeen")).isFalse();
      phone.choose("away");
      awaitStatus(bob, ann, "away");
      phone.choose("busy");
      awaitStatus(bob, ann, "busy");
      before = Instant.now();
    }
    awaitStatus(bob, ann, "offline");

    Instant lastSeen = Instant.parse(presence(bob, ann).text("lastSeen"));
    assertThat(lastSeen).isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void of_two_devices_on_two_gateways_one_is_enough() throws Exception {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    String tablets =
        ann.person().http().login(ann.person().username(), Person.PASSWORD).accessToken();

    try (GatewayNode second = GatewayNode.open(backbone.settings());
        PresenceClient watcher = PresenceClient.of(second.server(), bob.person().token())) {
      PresenceClient phone = PresenceClient.of(server, ann.person().token());
      awaitStatus(bob, ann, "online");
      watcher.watch(ann.id());
      await().atMost(PATIENCE).until(() -> watcher.statusOf(ann.id()).equals("online"));
      PresenceClient tablet = PresenceClient.of(second.server(), tablets);
      tablet.choose("away");
      phone.choose("busy");
      awaitStatus(bob, ann, "busy");
      phone.close();
      awaitStatus(bob, ann, "away");
      await().atMost(PATIENCE).until(() -> watcher.statusOf(ann.id()).equals("away"));
      tablet.close();
      awaitStatus(bob, ann, "offline");
      await().atMost(PATIENCE).until(() -> watcher.statusOf(ann.id()).equals("offline"));
      assertThat(watcher.news()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void a_gateway_that_is_killed_takes_its_users_offline_after_its_lease_and_no_sooner()
      throws Exception {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi eve = RawApi.arrives(server, "eve");
    RawApi bob = RawApi.arrives(server, "bob");
    try (GatewayProcess doomed = GatewayProcess.start(backbone.settings());
        PresenceClient lost = PresenceClient.of(doomed.server(), ann.person().token());
        PresenceClient moving = PresenceClient.of(doomed.server(), eve.person().token());
        PresenceClient watcher = PresenceClient.of(server, bob.person().token())) {
      awaitStatus(bob, ann, "online");
      awaitStatus(bob, eve, "online");
      watcher.watch(ann.id(), eve.id());
      await().atMost(PATIENCE).until(() -> watcher.statusOf(eve.id()).equals("online"));

      long diedAt = System.nanoTime();
      Instant death = Instant.now();
      doomed.kill();
      try (PresenceClient back = PresenceClient.of(server, eve.person().token())) {
        await()
            .atMost(LeaseTimes.LEASE.multipliedBy(2))
            .until(() -> presence(bob, ann).text("status").equals("offline"));
        Duration silence = Duration.ofNanos(System.nanoTime() - diedAt);

        assertThat(silence).isGreaterThan(LeaseTimes.LEASE.minus(LeaseTimes.RENEWAL));
        assertThat(Instant.parse(presence(bob, ann).text("lastSeen")))
            .isBefore(death.plusMillis(1));
        assertThat(presence(bob, eve).text("status")).isEqualTo("online");
        await().atMost(PATIENCE).until(() -> watcher.statusOf(ann.id()).equals("offline"));
        assertThat(watcher.statusOf(eve.id())).isEqualTo("online");
        assertThat(watcher.news()).as("of Eve there was nothing to tell").isEqualTo(1);
        back.abort();
      }
      lost.abort();
      moving.abort();
    }
  }

  @Test
  void privacy_and_blocks_hide_it_from_both_ways_in() throws Exception {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    RawApi eve = RawApi.arrives(server, "eve");
    String blocked = ann.post("/api/users/" + eve.id() + "/block", null).consistency();
    try (PresenceClient watching = PresenceClient.of(server, bob.person().token());
        PresenceClient shutOut = PresenceClient.of(server, eve.person().token());
        PresenceClient phone = PresenceClient.of(server, ann.person().token())) {
      awaitStatus(bob, ann, "online");
      assertThat(eve.get(path(ann), blocked).text("status")).isEqualTo("hidden");
      watching.watch(ann.id(), UUID.randomUUID());
      shutOut.watch(ann.id());
      await().atMost(PATIENCE).until(() -> watching.statusOf(ann.id()).equals("online"));
      await().atMost(PATIENCE).until(() -> shutOut.statusOf(ann.id()).equals("hidden"));

      String hidden =
          ann.put(
                  "/api/users/me/privacy",
                  """
                  {"lastSeen":"contacts","details":"everybody","phone":"nobody",
                   "readReceipts":true,"findable":true}""")
              .consistency();
      assertThat(bob.get(path(ann), hidden).text("status")).isEqualTo("hidden");
      phone.choose("away");
      awaitStatus(ann, ann, "away");

      await().atMost(PATIENCE).until(() -> watching.statusOf(ann.id()).equals("hidden"));
      assertThat(shutOut.news()).isZero();
    }
  }

  private static void awaitStatus(RawApi viewer, RawApi person, String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(presence(viewer, person).text("status")).isEqualTo(status));
  }

  private static Answer presence(RawApi viewer, RawApi person) {
    return viewer.get(path(person));
  }

  private static String path(RawApi person) {
    return "/api/users/" + person.id() + "/presence";
  }
}
