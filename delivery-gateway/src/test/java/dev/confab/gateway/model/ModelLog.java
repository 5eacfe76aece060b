package dev.confab.gateway.model;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.Partitioning;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A log of chats as deciders write it, and the truth about who was a member when. */
final class ModelLog {
  static final int PARTITIONS = 2;
  private static final UUID OTHER = new UUID(9, 9);

  private final List<List<Record>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
  private final Map<UUID, List<ChatEvent>> chats = new HashMap<>();
  private final Map<UUID, Set<UUID>> members = new HashMap<>();
  private final Map<UUID, Map<UUID, NavigableSet<Long>>> visible = new HashMap<>();

  record Record(long offset, ChatEvent event) {}

  /** How a membership begins or ends. */
  enum Way {
    BY_ANOTHER,
    BY_THEMSELVES,
    BY_LINK,
    BY_INVITATION
  }

  /** The records of a partition from an index on. */
  synchronized List<Record> partition(int number, int from) {
    List<Record> records = partitions.get(number);
    return List.copyOf(records.subList(from, records.size()));
  }

  synchronized int size(int partition) {
    return partitions.get(partition).size();
  }

  static int partitionOf(UUID chat) {
    return Partitioning.partitionOf(chat, PARTITIONS);
  }

  /** The position behind the last record. */
  synchronized long end(int partition) {
    List<Record> records = partitions.get(partition);
    return records.isEmpty() ? 0 : records.getLast().offset() + 1;
  }

  synchronized long lastSeq(UUID chat) {
    return chats.getOrDefault(chat, List.of()).size();
  }

  synchronized Set<UUID> chats() {
    return Set.copyOf(chats.keySet());
  }

  synchronized boolean isMember(UUID chat, UUID user) {
    return members.getOrDefault(chat, Set.of()).contains(user);
  }

  /** The seqs at which a user was a member: from the event that made them one to the last one. */
  synchronized NavigableSet<Long> visible(UUID chat, UUID user) {
    return new TreeSet<>(visible.getOrDefault(chat, Map.of()).getOrDefault(user, new TreeSet<>()));
  }

  /** Was a user a member right after a seq? */
  synchronized boolean isMemberAt(UUID chat, UUID user, long seq) {
    boolean member = false;
    for (ChatEvent event : chats.getOrDefault(chat, List.of()).subList(0, (int) seq)) {
      member = begins(event, user) || (member && !ends(event, user));
    }
    return member;
  }

  /** Messages since a user became a member, as of a seq: nobody reads here. 0 for strangers. */
  synchronized long unread(UUID chat, UUID user, long seq) {
    long unread = 0;
    boolean member = false;
    for (ChatEvent event : chats.getOrDefault(chat, List.of()).subList(0, (int) seq)) {
      boolean begins = begins(event, user);
      member = begins || (member && !ends(event, user));
      unread = begins || !member ? 0 : unread + (event instanceof MessagePosted ? 1 : 0);
    }
    return unread;
  }

  /** The seq since which a user is a member; 0: they are none. */
  static long memberSince(List<ChatEvent> events, UUID user) {
    long since = 0;
    for (ChatEvent event : events) {
      since = begins(event, user) ? event.seq() : ends(event, user) ? 0 : since;
    }
    return since;
  }

  /** What a user may accept; null: nothing. */
  static @Nullable MemberInvited invitation(List<ChatEvent> events, UUID user) {
    MemberInvited pending = null;
    for (ChatEvent event : events) {
      if (event instanceof MemberInvited invited && invited.userId().equals(user)) {
        pending = invited;
      } else if (endsInvitation(event, user)) {
        pending = null;
      }
    }
    return pending;
  }

  private static boolean endsInvitation(ChatEvent event, UUID user) {
    return begins(event, user)
        || event instanceof InvitationRevoked revoked && revoked.userId().equals(user)
        || event instanceof MemberBanned banned && banned.userId().equals(user);
  }

  /** All that has happened in a chat. */
  synchronized List<ChatEvent> events(UUID chat) {
    return List.copyOf(chats.getOrDefault(chat, List.of()));
  }

  /** Invites who is no member, or takes an invitation back. */
  synchronized void invite(UUID chat, UUID user) {
    long seq = lastSeq(chat) + 1;
    MemberInvited pending = invitation(events(chat), user);
    if (pending != null) {
      append(new InvitationRevoked(chat, seq, OTHER, at(seq), null, user, pending.seq()), null, 0);
    } else if (!isMember(chat, user)) {
      append(new MemberInvited(chat, seq, OTHER, at(seq), null, user, at(seq + 60)), null, 0);
    }
  }

  static boolean begins(ChatEvent event, UUID user) {
    return event instanceof MemberAdded added && added.userId().equals(user)
        || event instanceof MemberJoined joined && joined.actor().equals(user);
  }

  static boolean ends(ChatEvent event, UUID user) {
    return event instanceof MemberRemoved removed && removed.userId().equals(user)
        || event instanceof MemberBanned banned && banned.userId().equals(user)
        || event instanceof MemberLeft left && left.actor().equals(user);
  }

  synchronized void post(UUID chat, UUID actor) {
    long seq = lastSeq(chat) + 1;
    Cause cause = new Cause("m-" + seq, Sha256.ofParts(seq));
    MessageContent content = new MessageContent("message " + seq);
    append(
        new MessagePosted(
            chat, seq, seq, actor, at(seq), at(seq), cause, content, null, null, null),
        null,
        0);
  }

  /** Makes a user who is no member one, or ends the membership of one who is. */
  synchronized void toggle(UUID chat, UUID user, Way way, int markers) {
    long seq = lastSeq(chat) + 1;
    append(
        isMember(chat, user) ? end(chat, seq, user, way) : begin(chat, seq, user, way),
        user,
        markers);
  }

  /** Bans a user; if they are no member, that changes nobody's membership. */
  synchronized void ban(UUID chat, UUID user) {
    boolean member = isMember(chat, user);
    long seq = lastSeq(chat) + 1;
    append(
        new MemberBanned(chat, seq, OTHER, at(seq), null, user, member), member ? user : null, 0);
  }

  private static ChatEvent begin(UUID chat, long seq, UUID user, Way way) {
    return switch (way) {
      case BY_ANOTHER -> new MemberAdded(chat, seq, OTHER, at(seq), null, user, Role.MEMBER, 0);
      case BY_THEMSELVES -> joined(chat, seq, user, null, null);
      case BY_LINK -> joined(chat, seq, user, 1L, null);
      case BY_INVITATION -> joined(chat, seq, user, null, 1L);
    };
  }

  private static ChatEvent joined(
      UUID chat, long seq, UUID user, @Nullable Long link, @Nullable Long invitation) {
    return new MemberJoined(chat, seq, user, at(seq), null, Role.MEMBER, 0, link, invitation, null);
  }

  private static ChatEvent end(UUID chat, long seq, UUID user, Way way) {
    return switch (way) {
      case BY_ANOTHER -> new MemberRemoved(chat, seq, OTHER, at(seq), null, user);
      case BY_THEMSELVES, BY_LINK, BY_INVITATION ->
          new MemberLeft(chat, seq, user, at(seq), null, null);
    };
  }

  /**
   * Appends, behind some transaction markers: offsets that nobody sees.
   *
   * @param changed whose membership it begins or ends, or null
   */
  private void append(ChatEvent event, @Nullable UUID changed, int markers) {
    UUID chat = event.chatId();
    int partition = partitionOf(chat);
    partitions.get(partition).add(new Record(end(partition) + markers, event));
    chats.computeIfAbsent(chat, _ -> new ArrayList<>()).add(event);
    Set<UUID> now = members.computeIfAbsent(chat, _ -> new HashSet<>());
    Set<UUID> sees = new HashSet<>(now);
    if (changed != null && !now.remove(changed)) {
      now.add(changed);
      sees.add(changed);
    }
    Map<UUID, NavigableSet<Long>> seen = visible.computeIfAbsent(chat, _ -> new HashMap<>());
    sees.forEach(user -> seen.computeIfAbsent(user, _ -> new TreeSet<>()).add(event.seq()));
  }

  private static Instant at(long seq) {
    return Instant.ofEpochSecond(1_700_000_000L + seq);
  }
}
