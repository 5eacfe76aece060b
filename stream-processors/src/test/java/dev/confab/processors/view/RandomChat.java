package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.mark.AdvanceMarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A chat in which anything happens that may: only what could be decided, in a random order. */
final class RandomChat {
  private static final List<UUID> PEOPLE =
      Stream.iterate(1L, i -> i + 1).limit(6).map(i -> new UUID(i << 60, i)).toList();
  private static final List<String> REACTIONS = List.of("\uD83D\uDC4D", ":tea:", "\u2764\uFE0F");

  private final Random random;
  private final ChatLog log;
  private final Map<UUID, Long> members = new TreeMap<>();
  private final Map<UUID, Long> invited = new TreeMap<>();
  private final Set<UUID> banned = new HashSet<>();
  private final List<Long> links = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private UUID owner = PEOPLE.getFirst();

  /** A message that is not gone. */
  private static final class Said {
    private final MessagePosted event;
    private final Set<String> reactions = new HashSet<>();
    private boolean pinned;

    Said(MessagePosted event) {
      this.event = event;
    }
  }

  RandomChat(Random random, UUID chatId) {
    this.random = random;
    this.log = new ChatLog(chatId, owner);
  }

  ChatEvent next() {
    if (log.lastSeq() == 0) {
      return log.created(random.nextBoolean());
    }
    if (members.isEmpty()) {
      members.put(owner, log.lastSeq() + 1);
      return log.added(owner, Role.OWNER);
    }
    List<Supplier<ChatEvent>> possible = possible();
    return possible.get(random.nextInt(possible.size())).get();
  }

  AdvanceMarks marks() {
    if (members.isEmpty() || log.lastNo() == 0) {
      return null;
    }
    UUID somebody = any(members.keySet());
    return log.marks(
        somebody,
        random.nextLong(log.lastNo() + 1),
        random.nextLong(log.lastNo() + 1),
        members.get(somebody));
  }

  private List<Supplier<ChatEvent>> possible() {
    List<Supplier<ChatEvent>> all = new ArrayList<>();
    all.addAll(List.of(this::post, this::post, this::post, this::post));
    all.add(() -> log.renamed(owner, new ChatProfile("Name " + random.nextInt(), null)));
    all.add(() -> log.ruled(owner, settings()));
    all.add(this::link);
    if (!said.isEmpty()) {
      Said it = said.get(random.nextInt(said.size()));
      all.addAll(List.of(() -> edit(it), () -> react(it), () -> react(it), () -> pin(it)));
      all.add(() -> end(it));
    }
    UUID somebody = any(PEOPLE);
    if (banned.contains(somebody)) {
      all.add(() -> unban(somebody));
    } else if (!members.containsKey(somebody)) {
      all.addAll(List.of(() -> come(somebody), () -> come(somebody), () -> invite(somebody)));
      all.add(() -> ban(somebody));
    } else if (!somebody.equals(owner)) {
      all.addAll(List.of(() -> go(somebody), () -> ban(somebody), () -> transfer(somebody)));
      all.add(() -> log.role(owner, somebody, Role.MODERATOR));
      all.add(() -> permit(somebody));
    }
    return all;
  }

  private ChatEvent post() {
    UUID sender = any(members.keySet());
    String text = "text " + random.nextInt();
    MessagePosted posted =
        switch (random.nextInt(5)) {
          case 0 -> (MessagePosted) log.mentioning(sender, text, mentions());
          case 1 ->
              (MessagePosted)
                  log.forwarded(sender, text, new Forwarded(new UUID(7, 7), 3, PEOPLE.getLast()));
          case 2 -> log.posted(sender, new MessageContent(text, List.of(sender)), root(), root());
          default -> (MessagePosted) log.posted(sender, text);
        };
    said.add(new Said(posted));
    return posted;
  }

  private Long root() {
    return said.stream()
        .filter(it -> it.event.threadRoot() == null)
        .skip(random.nextInt(3))
        .findFirst()
        .map(it -> it.event.seq())
        .orElse(null);
  }

  private Mentions mentions() {
    return new Mentions(List.of(any(members.keySet())), random.nextBoolean());
  }

  private ChatEvent edit(Said it) {
    return log.edited(it.event.actor(), it.event.seq(), "edited " + random.nextInt());
  }

  private ChatEvent react(Said it) {
    UUID actor = any(members.keySet());
    String reaction = any(REACTIONS);
    return it.reactions.add(actor + reaction)
        ? log.reacted(actor, it.event.seq(), it.event.actor(), reaction)
        : unreact(it, actor, reaction);
  }

  private ChatEvent unreact(Said it, UUID actor, String reaction) {
    it.reactions.remove(actor + reaction);
    return log.unreacted(actor, it.event.seq(), it.event.actor(), reaction);
  }

  private ChatEvent pin(Said it) {
    it.pinned = !it.pinned;
    return it.pinned
        ? log.pinned(owner, it.event.seq(), it.event.actor())
        : log.unpinned(owner, it.event.seq(), it.event.actor());
  }

  private ChatEvent end(Said it) {
    said.remove(it);
    MessagePosted event = it.event;
    return random.nextBoolean()
        ? log.deleted(owner, event.seq(), event.actor(), event.threadRoot())
        : log.recalled(event.actor(), event.seq(), event.threadRoot());
  }

  private ChatEvent come(UUID userId) {
    members.put(userId, log.lastSeq() + 1);
    Long invitation = invited.remove(userId);
    if (invitation != null && random.nextBoolean()) {
      return log.accepted(userId, invitation);
    }
    if (!links.isEmpty() && random.nextBoolean()) {
      return log.joinedBy(userId, any(links));
    }
    return random.nextBoolean() ? log.joined(userId) : log.added(userId, Role.MODERATOR);
  }

  private ChatEvent invite(UUID userId) {
    Long invitation = invited.remove(userId);
    if (invitation == null) {
      invited.put(userId, log.lastSeq() + 1);
      return log.invited(owner, userId);
    }
    return switch (random.nextInt(3)) {
      case 0 -> log.declined(userId, invitation);
      case 1 -> log.revoked(owner, userId, invitation);
      default -> log.expired(owner, userId, invitation);
    };
  }

  private ChatEvent ban(UUID userId) {
    banned.add(userId);
    invited.remove(userId);
    return log.banned(owner, userId, members.remove(userId) != null);
  }

  private ChatEvent unban(UUID userId) {
    banned.remove(userId);
    return log.unbanned(owner, userId);
  }

  private ChatEvent go(UUID userId) {
    members.remove(userId);
    return random.nextBoolean() ? log.left(userId) : log.removed(userId);
  }

  private ChatEvent transfer(UUID to) {
    UUID from = owner;
    owner = to;
    return log.transferred(from, to);
  }

  private ChatEvent permit(UUID userId) {
    return log.permissions(
        owner, userId, List.of(Permission.PIN_MESSAGES), List.of(Permission.SEND_MESSAGES));
  }

  private ChatEvent link() {
    if (links.size() < 2) {
      links.add(log.lastSeq() + 1);
      return log.linked(owner, random.nextBoolean() ? 5L : null);
    }
    return log.unlinked(owner, links.removeFirst());
  }

  private ChatSettings settings() {
    return new ChatSettings(
        random.nextBoolean(),
        random.nextInt(60),
        random.nextInt(60),
        List.of(Permission.SEND_MESSAGES));
  }

  private <T> T any(Iterable<T> from) {
    List<T> all = new ArrayList<>();
    from.forEach(all::add);
    return all.get(random.nextInt(all.size()));
  }
}
