package dev.confab.processors.walk;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chat as anybody would write it down who never heard of events: everything, in plain sight. */
final class ModelChat {
  /** Who is in, as what. */
  static final class Member {
    Role role;
    Set<Permission> granted = Set.of();
    Set<Permission> denied = Set.of();
    @Nullable Instant lastPostAt;

    Member(Role role) {
      this.role = role;
    }
  }

  /** What was said. */
  static final class Message {
    final UUID author;
    final long no;
    final Instant at;
    final @Nullable Long threadRoot;
    final boolean forwarded;
    final Map<String, Set<UUID>> reactions = new LinkedHashMap<>();
    boolean gone;
    int edits;

    Message(UUID author, long no, Instant at, @Nullable Long threadRoot, boolean forwarded) {
      this.author = author;
      this.no = no;
      this.at = at;
      this.threadRoot = threadRoot;
      this.forwarded = forwarded;
    }

    long reactionsOf(UUID userId) {
      return reactions.values().stream().filter(users -> users.contains(userId)).count();
    }
  }

  /** A pending invitation. */
  record Invitation(UUID inviter, long seq, Instant expiresAt) {}

  /** An invite link. */
  static final class Link {
    final UUID maker;
    final @Nullable Long maxUses;
    final @Nullable Instant expiresAt;
    long uses;

    Link(UUID maker, @Nullable Long maxUses, @Nullable Instant expiresAt) {
      this.maker = maker;
      this.maxUses = maxUses;
      this.expiresAt = expiresAt;
    }
  }

  /** What a wish led to. */
  record Done(Sha256 content, long seq, long no, Instant at) {}

  final UUID id;
  final ChatType type;
  final UUID creator;
  final Sha256 beginning;
  final Instant createdAt;
  final Map<UUID, Member> members = new LinkedHashMap<>();
  final Set<UUID> banned = new TreeSet<>();
  final Map<UUID, Invitation> invitations = new TreeMap<>();
  final TreeMap<Long, Link> links = new TreeMap<>();
  final Set<Long> liveLinks = new HashSet<>();
  final TreeMap<Long, Message> messages = new TreeMap<>();
  final Set<Long> pins = new HashSet<>();
  final Map<List<Object>, Done> done = new HashMap<>();
  final Map<String, TreeMap<Long, Done>> imported = new HashMap<>();
  final List<Long> seqs = new ArrayList<>();
  ChatSettings settings;
  long seq;
  long no;
  Instant at;

  ModelChat(UUID id, ChatType type, boolean open, UUID creator, Sha256 beginning, Instant at) {
    this.id = id;
    this.type = type;
    this.creator = creator;
    this.beginning = beginning;
    this.createdAt = at;
    this.at = at;
    // Groups write, channels read; a message can be taken back for two minutes.
    this.settings =
        new ChatSettings(
            open, 0, 120, type == ChatType.CHANNEL ? List.of() : List.of(Permission.SEND_MESSAGES));
  }

  boolean direct() {
    return type == ChatType.DIRECT;
  }

  boolean may(UUID userId, Permission permission) {
    Member member = members.get(userId);
    return member != null && rights(member).contains(permission);
  }

  /** What a member may do: a table by role, then what was granted and denied to them. */
  Set<Permission> rights(Member member) {
    if (direct()) {
      return EnumSet.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES);
    }
    EnumSet<Permission> rights =
        switch (member.role) {
          case OWNER, ADMIN -> EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN));
          case MODERATOR ->
              EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN, Permission.EDIT_INFO));
          case MEMBER -> {
            EnumSet<Permission> plain = EnumSet.noneOf(Permission.class);
            plain.addAll(settings.memberPermissions());
            yield plain;
          }
          case UNKNOWN -> EnumSet.noneOf(Permission.class);
        };
    if (member.role != Role.OWNER) {
      rights.addAll(member.granted);
      rights.removeAll(member.denied);
    }
    return rights;
  }

  /** Does one stand above another? */
  boolean above(UUID one, UUID other) {
    List<Role> ladder = List.of(Role.MEMBER, Role.MODERATOR, Role.ADMIN, Role.OWNER);
    return ladder.indexOf(members.get(one).role) > ladder.indexOf(members.get(other).role);
  }
}
