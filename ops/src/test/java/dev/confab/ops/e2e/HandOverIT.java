package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.e2e.Wanderer.Ending;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Some dozens of clients lose their connections at random and go on at any of three gateways, of
 * which one dies ({@code kill -9}) and one is stopped again and again; all the while they write,
 * change what they wrote, and are sent away and let in again. What each has applied is compared
 * with the log.
 */
@ExtendWith(BackboneExtension.class)
final class HandOverIT {
  private static final long SEED = Long.getLong("confab.handover.seed", 20_261_129L);
  private static final int SECONDS = Integer.getInteger("confab.handover.seconds", 20);
  private static final int CLIENTS = 30;

  /** Members of each chat at the beginning: all, many, few, two. */
  private static final List<Integer> SIZES = List.of(CLIENTS, 12, 12, 5, 5, 5, 2, 2);

  private static final int WISHES_PER_SECOND = 60;
  private static final int CHURN_PER_SECOND = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Random random = new Random(SEED);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ScheduledExecutorService writing = Executors.newScheduledThreadPool(2);
  private final AtomicReference<Throwable> broken = new AtomicReference<>();
  private final AtomicInteger wishes = new AtomicInteger();
  private final List<Wanderer> wanderers = new ArrayList<>();
  private final Map<UUID, List<UUID>> chatsOf = new HashMap<>();
  private final List<UUID> chats = new ArrayList<>();
  private final Backbone backbone;
  private final String first;
  private RawApi owner;

  HandOverIT(Backbone backbone) {
    this.backbone = backbone;
    this.first = "http://127.0.0.1:" + backbone.port();
  }

  @AfterEach
  void leave() throws InterruptedException {
    writing.shutdownNow();
    for (Wanderer wanderer : wanderers) {
      wanderer.close();
    }
    timer.shutdownNow();
    timer.close();
    writing.close();
  }

  @Test
  void whoever_goes_from_gateway_to_gateway_has_what_the_log_has() throws Exception {
    List<String> servers = new CopyOnWriteArrayList<>(List.of(first, first, first));
    GatewayNode node = GatewayNode.open(backbone.settings());
    GatewayProcess process = GatewayProcess.start(backbone.settings());
    try {
      servers.set(1, node.server());
      servers.set(2, process.server());
      arrive(people(CLIENTS), at -> servers.get(at.nextInt(servers.size())));
      await().atMost(PATIENCE).until(() -> wanderers.stream().anyMatch(Wanderer::isLive));
      repeat(WISHES_PER_SECOND, this::wish);
      repeat(CHURN_PER_SECOND, this::churn);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      for (int round = 0; round < 2 || System.nanoTime() < end; round++) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000)); // how long they live is no condition
        if (round % 2 == 0) {
          process.kill();
          process.close();
          process = GatewayProcess.start(backbone.settings());
          servers.set(2, process.server());
        } else {
          node.close();
          node = GatewayNode.open(backbone.settings());
          servers.set(1, node.server());
        }
      }
      settle();
      compare(ChatLog.read(backbone.settings()));
    } finally {
      node.close();
      process.close();
    }
    for (Ending ending : Ending.values()) {
      assertThat(wanderers.stream().mapToInt(one -> one.endings(ending)).sum())
          .as("connections that ended by %s", ending)
          .isPositive();
    }
  }

  @Test
  void a_lost_and_a_doubled_delivery_are_both_noticed() throws Exception {
    AtomicReference<PlantedFaults> planted = new AtomicReference<>();
    try (GatewayNode faulty =
        GatewayNode.open(
            backbone.settings(),
            sessions -> {
              planted.set(new PlantedFaults(sessions));
              return planted.get();
            })) {
      Person person = Person.arrives(first, "stays");
      owner = RawApi.arrives(first, "owner");
      UUID chat = chat(List.of(person));
      Wanderer client = new Wanderer(person, List.of(chat), random, _ -> faulty.server(), timer);
      wanderers.add(client);
      client.stay();
      await().atMost(PATIENCE).until(client::isLive);
      long healthy = say(chat, "healthy");
      await().atMost(PATIENCE).until(() -> client.view().cursor(chat) == healthy);
      planted.get().dropOne();
      long dropped = say(chat, "dropped");
      long behind = say(chat, "behind it");
      await().atMost(PATIENCE).until(() -> client.view().cursor(chat) == behind);
      planted.get().doubleOne();
      long doubled = say(chat, "doubled");
      await().atMost(PATIENCE).until(() -> client.view().faults().size() == 2);

      assertThat(client.view().faults())
          .containsExactly(
              "dropped %d to %d of %s".formatted(dropped, dropped, chat),
              "doubled %d of %s".formatted(doubled, chat));
      LogComparison log = new LogComparison(ChatLog.read(backbone.settings()));
      List<JsonNode> applied = client.view().applied(chat);
      assertThat(log.faults(applied, person.id(), chat)).isEmpty();
      notices(log, applied, person.id(), chat);
    }
  }

  /** The comparison itself, with what a client without a cursor would have made of it. */
  private static void notices(LogComparison log, List<JsonNode> applied, UUID user, UUID chat) {
    JsonNode last = applied.getLast();
    List<JsonNode> lossy = new ArrayList<>(applied);
    lossy.remove(1);
    long lost = applied.get(1).path("seq").asLong();
    assertThat(log.faults(lossy, user, chat)).containsExactly("missing " + lost);
    List<JsonNode> twice = new ArrayList<>(applied);
    twice.add(last);
    assertThat(log.faults(twice, user, chat))
        .containsExactly("doubled " + last.path("seq").asLong());
    List<JsonNode> other = new ArrayList<>(applied);
    ObjectNode changed = last.deepCopy();
    other.set(other.size() - 1, changed.put("text", "otherwise"));
    assertThat(log.faults(other, user, chat)).containsExactly("not in the log " + changed);
    List<JsonNode> turned = new ArrayList<>(applied);
    Collections.swap(turned, turned.size() - 2, turned.size() - 1);
    assertThat(log.faults(turned, user, chat)).hasSize(1).first().asString().contains("order");
    assertThat(log.faults(applied, UUID.randomUUID(), chat)).hasSameSizeAs(applied);
  }

  private List<Person> people(int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(Person.arrives(first, "wanderer"));
    }
    return people;
  }

  private void arrive(List<Person> people, Function<Random, String> gateways) {
    owner = RawApi.arrives(first, "owner");
    people.forEach(person -> chatsOf.put(person.id(), new ArrayList<>()));
    for (int size : SIZES) {
      List<Person> members = new ArrayList<>(people);
      Collections.shuffle(members, random);
      List<Person> chosen = members.subList(0, size);
      UUID chat = chat(chosen);
      chats.add(chat);
      chosen.forEach(member -> chatsOf.get(member.id()).add(chat));
    }
    for (Person person : people) {
      wanderers.add(new Wanderer(person, chats, new Random(random.nextLong()), gateways, timer));
    }
  }

  private UUID chat(List<Person> members) {
    List<UUID> ids = members.stream().map(Person::id).toList();
    return owner.person().http().createChat(NewChat.group("Hand-over", ids), null).id();
  }

  /** At a steady pace; what goes wrong is said at the end. */
  private void repeat(int perSecond, Step step) {
    Random own = new Random(random.nextLong());
    var _ =
        writing.scheduleAtFixedRate(
            () -> {
              try {
                step.with(own);
              } catch (RuntimeException | AssertionError e) {
                broken.compareAndSet(null, e);
                throw e;
              }
            },
            0,
            1_000_000 / perSecond,
            TimeUnit.MICROSECONDS);
  }

  private interface Step {
    void with(Random random);
  }

  /** Somebody does something in a chat; who is no member there any more is refused. */
  private void wish(Random at) {
    Wanderer who = wanderers.get(at.nextInt(wanderers.size()));
    List<UUID> theirs = chatsOf.get(who.person().id());
    UUID chat = theirs.get(at.nextInt(theirs.size()));
    String id = "w-" + wishes.incrementAndGet();
    ObjectNode fields = Json.MAPPER.createObjectNode().put("chat", chat.toString());
    JsonNode message = who.view().newMessage(chat, at);
    int kind = message == null ? 0 : at.nextInt(100);
    if (kind < 60) {
      String text = "wörd %s ".formatted(id) + "🦦 \"x\" ".repeat(at.nextInt(40));
      who.wish("send", id, fields.put("clientMsgId", id).put("text", text));
      return;
    }
    fields.put("key", id);
    if (kind == 99) {
      who.wish("leave", id, fields);
      return;
    }
    fields.put("messageSeq", Objects.requireNonNull(message).path("seq").asLong());
    if (kind < 75) {
      who.wish("react", id, fields.put("reaction", at.nextBoolean() ? "👍" : ":otter:"));
    } else if (kind < 90) { // of one's own only: others are refused
      who.wish("edit", id, fields.put("text", "otherwise " + id));
    } else {
      who.wish(
          kind < 95 ? "delete" : "unreact", id, kind < 95 ? fields : fields.put("reaction", "👍"));
    }
  }

  /** The owner sends somebody away, keeps them out, or lets them in again, whatever they are. */
  private void churn(Random at) {
    Person who = wanderers.get(at.nextInt(wanderers.size())).person();
    List<UUID> theirs = chatsOf.get(who.id());
    String chat = "/api/chats/" + theirs.get(at.nextInt(theirs.size()));
    switch (at.nextInt(8)) {
      case 0, 1 -> owner.delete(chat + "/members/" + who.id());
      case 2 -> {
        owner.put(chat + "/bans/" + who.id(), null);
        owner.delete(chat + "/bans/" + who.id());
      }
      default -> owner.post(chat + "/members", "{\"userId\":\"" + who.id() + "\"}");
    }
  }

  private long say(UUID chat, String text) {
    return owner.person().http().postMessage(chat, UUID.randomUUID().toString(), text, null).seq();
  }

  /** Nobody writes, nobody wanders; what had no answer gets one. */
  private void settle() throws InterruptedException {
    writing.shutdown();
    assertThat(writing.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(broken.get()).as("seed %d", SEED).isNull();
    wanderers.forEach(Wanderer::stay);
    await()
        .atMost(PATIENCE)
        .until(() -> wanderers.stream().noneMatch(one -> one.hasOpenWishes() || !one.isLive()));
  }

  private void compare(ChatLog log) {
    LogComparison comparison = new LogComparison(log);
    int applied = 0;
    for (Wanderer wanderer : wanderers) {
      UUID user = wanderer.person().id();
      for (UUID chat : chats) {
        List<ChatEvent> visible = log.visible(chat, user);
        long last = visible.isEmpty() ? 0 : visible.getLast().seq();
        await().atMost(PATIENCE).until(() -> wanderer.view().cursor(chat) >= last);
        assertThat(comparison.faults(wanderer.view().applied(chat), user, chat))
            .as("seed %d, %s in %s", SEED, user, chat)
            .isEmpty();
        applied += visible.size();
      }
      assertThat(wanderer.view().faults()).as("seed %d, %s", SEED, user).isEmpty();
      assertThat(wanderer.faults()).as("seed %d, %s", SEED, user).isEmpty();
    }
    compareWishes(log);
    System.out.printf(
        "hand-over: seed %d, %d s, %d wishes, %d events in %d chats, %d applied, endings %s%n",
        SEED,
        SECONDS,
        wishes.get(),
        chats.stream().mapToInt(chat -> log.chats().get(chat).size()).sum(),
        chats.size(),
        applied,
        List.of(Ending.values()).stream()
            .map(e -> e + " " + wanderers.stream().mapToInt(one -> one.endings(e)).sum())
            .toList());
  }

  /** What was said is in the log once, however often it was sent, at the seq of its answer. */
  private void compareWishes(ChatLog log) {
    Map<String, Long> said = new HashMap<>();
    boolean sentAway = false;
    for (UUID chat : chats) {
      for (ChatEvent event : log.chats().get(chat)) {
        sentAway |= event instanceof MemberRemoved || event instanceof MemberBanned;
        if (event instanceof MessagePosted posted) {
          String key = Objects.requireNonNull(posted.cause()).clientKey();
          assertThat(said.put(key, posted.seq())).as("said twice: %s", key).isNull();
        }
      }
    }
    assertThat(sentAway).isTrue();
    assertThat(said).isNotEmpty();
    int answered = 0;
    for (Wanderer wanderer : wanderers) {
      for (String id : wanderer.said()) {
        answered++;
        assertThat(said.get(id))
            .as("seed %d: %s", SEED, id)
            .isEqualTo(wanderer.committed().get(id));
      }
    }
    assertThat(answered).isPositive();
  }
}
