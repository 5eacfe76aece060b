package dev.confab.gateway.model;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.Partitioning;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
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

/** A log of chats as deciders write it, and the truth about who was a member when. */
final class ModelLog {
  static final int PARTITIONS = 2;

  private final List<List<Record>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
  private final Map<UUID, List<ChatEvent>> chats = new HashMap<>();
  private final Map<UUID, Set<UUID>> members = new HashMap<>();
  private final Map<UUID, Map<UUID, NavigableSet<Long>>> visible = new HashMap<>();

  record Record(long offset, ChatEvent event) {}

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

  static boolean begins(ChatEvent event, UUID user) {
    return event instanceof MemberAdded added && added.userId().equals(user)
        || event instanceof MemberJoined joined && joined.actor().equals(user);
  }

  static boolean ends(ChatEvent event, UUID user) {
    return event instanceof MemberRemoved removed && removed.userId().equals(user)
        || event instanceof MemberLeft left && left.actor().equals(user);
  }

  synchronized void post(UUID chat, UUID actor) {
    long seq = lastSeq(chat) + 1;
    Cause cause = new Cause("m-" + seq, Sha256.ofParts(seq));
    MessageContent content = new MessageContent("message " + seq);
    append(
        new MessagePosted(
            chat, seq, seq, actor, at(seq), at(seq), cause, content, null, null, null),
        0);
  }

  /** Adds a user who is no member, or removes one who is; by themselves or by another. */
  synchronized void toggle(UUID chat, UUID user, boolean byThemselves, int markers) {
    long seq = lastSeq(chat) + 1;
    UUID other = new UUID(9, 9);
    boolean member = isMember(chat, user);
    ChatEvent event;
    if (member) {
      event =
          byThemselves
              ? new MemberLeft(chat, seq, user, at(seq), null, null)
              : new MemberRemoved(chat, seq, other, at(seq), null, user);
    } else {
      event =
          byThemselves
              ? new MemberJoined(chat, seq, user, at(seq), null, Role.MEMBER, 0, null)
              : new MemberAdded(chat, seq, other, at(seq), null, user, Role.MEMBER, 0);
    }
    append(event, markers);
  }

  /** Appends, behind some transaction markers: offsets that nobody sees. */
  private void append(ChatEvent event, int markers) {
    UUID chat = event.chatId();
    int partition = partitionOf(chat);
    partitions.get(partition).add(new Record(end(partition) + markers, event));
    chats.computeIfAbsent(chat, _ -> new ArrayList<>()).add(event);
    Set<UUID> now = members.computeIfAbsent(chat, _ -> new HashSet<>());
    Set<UUID> sees = new HashSet<>(now);
    UUID changed = changed(event);
    if (changed != null) {
      if (!now.remove(changed)) {
        now.add(changed);
        sees.add(changed);
      }
    }
    Map<UUID, NavigableSet<Long>> seen = visible.computeIfAbsent(chat, _ -> new HashMap<>());
    sees.forEach(user -> seen.computeIfAbsent(user, _ -> new TreeSet<>()).add(event.seq()));
  }

  private static UUID changed(ChatEvent event) {
    return switch (event) {
      case MemberAdded e -> e.userId();
      case MemberRemoved e -> e.userId();
      case MemberJoined e -> e.actor();
      case MemberLeft e -> e.actor();
      case dev.confab.schemas.chat.ChatCreated _, MessagePosted _ -> null;
    };
  }

  private static Instant at(long seq) {
    return Instant.ofEpochSecond(1_700_000_000L + seq);
  }
}
