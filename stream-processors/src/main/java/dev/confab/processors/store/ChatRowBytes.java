package dev.confab.processors.store;

import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.InvitationRow;
import dev.confab.processors.domain.chat.LinkRow;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.processors.domain.chat.ReactionsRow;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Values of a chat's rows. */
final class ChatRowBytes {
  private static final byte V1 = 1;
  private static final byte V2 = 2;

  /** The most bytes that a UTF-16 unit of a text takes in UTF-8. */
  private static final int MAX_UTF8 = 3;

  private ChatRowBytes() {}

  static byte[] write(Head head) {
    ChatSettings settings = head.settings();
    Head.Counts counts = head.counts();
    return new RowOut(V2)
        .code(code(head.type()))
        .flag(settings.open())
        .number(settings.slowModeSeconds())
        .number(settings.recallSeconds())
        .number(PermissionBits.of(settings.memberPermissions()))
        .id(head.creator())
        .hash(head.contentHash())
        .number(head.lastSeq())
        .number(head.lastNo())
        .time(head.lastAt())
        .count(counts.members())
        .count(counts.invitations())
        .count(counts.links())
        .count(counts.pins())
        .bytes();
  }

  static Head readHead(byte[] row) {
    RowIn in = new RowIn(row, V2);
    return new Head(
        typeOf(in.code()),
        new ChatSettings(
            in.flag(), in.number(), in.number(), List.copyOf(PermissionBits.read(in.number()))),
        in.id(),
        in.hash(),
        in.number(),
        in.number(),
        in.time(),
        new Head.Counts(in.count(), in.count(), in.count(), in.count()));
  }

  static byte[] write(MemberRow member) {
    return new RowOut(V2)
        .code(code(member.role()))
        .number(member.joinedSeq())
        .number(PermissionBits.of(member.granted()))
        .number(PermissionBits.of(member.denied()))
        .timeOrNull(member.lastPostAt())
        .bytes();
  }

  static MemberRow readMember(byte[] row) {
    RowIn in = new RowIn(row, V2);
    return new MemberRow(
        roleOf(in.code()),
        in.number(),
        PermissionBits.read(in.number()),
        PermissionBits.read(in.number()),
        in.timeOrNull());
  }

  /** 40 bytes. */
  static byte[] write(MessageRow message) {
    Long threadRoot = message.threadRoot();
    return new RowOut(V2)
        .id(message.author())
        .time(message.at())
        .number(threadRoot == null ? 0 : threadRoot)
        .flag(message.gone())
        .flag(message.pinned())
        .flag(message.forwarded())
        .count(message.edits())
        .bytes();
  }

  static MessageRow readMessage(byte[] row) {
    RowIn in = new RowIn(row, V2);
    UUID author = in.id();
    Instant at = in.time();
    long threadRoot = in.number();
    return new MessageRow(
        author,
        at,
        threadRoot == 0 ? null : (Long) threadRoot,
        in.flag(),
        in.flag(),
        in.flag(),
        in.count());
  }

  static byte[] write(InvitationRow invitation) {
    return new RowOut(V1)
        .id(invitation.inviter())
        .number(invitation.seq())
        .time(invitation.expiresAt())
        .bytes();
  }

  static InvitationRow readInvitation(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new InvitationRow(in.id(), in.number(), in.time());
  }

  static byte[] write(LinkRow link) {
    Long maxUses = link.maxUses();
    return new RowOut(V1)
        .id(link.maker())
        .number(maxUses == null ? 0 : maxUses)
        .number(link.uses())
        .timeOrNull(link.expiresAt())
        .flag(link.revoked())
        .bytes();
  }

  static LinkRow readLink(byte[] row) {
    RowIn in = new RowIn(row, V1);
    UUID maker = in.id();
    long maxUses = in.number();
    return new LinkRow(
        maker, maxUses == 0 ? null : (Long) maxUses, in.number(), in.timeOrNull(), in.flag());
  }

  /** No row is longer than a few KB: reactions are bounded in number and length. */
  static byte[] write(ReactionsRow row) {
    int bytes =
        1
            + Integer.BYTES
            + row.counts().stream()
                .mapToInt(count -> 1 + 2 * Integer.BYTES + MAX_UTF8 * count.reaction().length())
                .sum();
    RowOut out = new RowOut(V1, bytes).count(row.counts().size());
    row.counts().forEach(count -> out.textOrNull(count.reaction()).count(count.count()));
    return out.bytes();
  }

  static ReactionsRow readReactions(byte[] row) {
    RowIn in = new RowIn(row, V1);
    int size = in.count();
    List<ReactionsRow.Count> counts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      counts.add(
          new ReactionsRow.Count(Objects.requireNonNull(in.textOrNull(), "reaction"), in.count()));
    }
    return new ReactionsRow(counts);
  }

  static byte[] write(DoneRow done) {
    return new RowOut(V1)
        .hash(done.contentHash())
        .number(done.seq())
        .number(done.no())
        .time(done.at())
        .bytes();
  }

  static DoneRow readDone(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new DoneRow(in.hash(), in.number(), in.number(), in.time());
  }

  static byte[] write(ImportedRow imported) {
    return new RowOut(V1).number(imported.seq()).number(imported.no()).time(imported.at()).bytes();
  }

  static ImportedRow readImported(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new ImportedRow(in.number(), in.number(), in.time());
  }

  static byte[] write(BlocksRow blocks) {
    RowOut out = new RowOut(V1).count(blocks.notes().size());
    for (BlocksRow.Note note : blocks.notes()) {
      out.id(note.by()).number(note.version()).flag(note.blocked());
    }
    return out.bytes();
  }

  static BlocksRow readBlocks(byte[] row) {
    RowIn in = new RowIn(row, V1);
    int count = in.count();
    List<BlocksRow.Note> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(new BlocksRow.Note(in.id(), in.number(), in.flag()));
    }
    return new BlocksRow(notes);
  }

  // Codes are for ever; the order of an enum is not.

  private static byte code(ChatType type) {
    return switch (type) {
      case UNKNOWN -> 0;
      case GROUP -> 1;
      case DIRECT -> 2;
      case CHANNEL -> 3;
    };
  }

  private static ChatType typeOf(byte code) {
    return switch (code) {
      case 1 -> ChatType.GROUP;
      case 2 -> ChatType.DIRECT;
      case 3 -> ChatType.CHANNEL;
      default -> ChatType.UNKNOWN;
    };
  }

  private static byte code(Role role) {
    return switch (role) {
      case UNKNOWN -> 0;
      case OWNER -> 1;
      case ADMIN -> 2;
      case MODERATOR -> 3;
      case MEMBER -> 4;
    };
  }

  private static Role roleOf(byte code) {
    for (Role role : Role.values()) {
      if (code(role) == code) {
        return role;
      }
    }
    return Role.UNKNOWN;
  }
}
