package dev.confab.processors.store;

import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Role;
import java.util.ArrayList;
import java.util.List;

/** Values of a chat's rows. */
final class ChatRowBytes {
  private static final byte V1 = 1;

  private ChatRowBytes() {}

  static byte[] write(Head head) {
    return new RowOut(V1)
        .code(code(head.type()))
        .flag(head.open())
        .id(head.creator())
        .hash(head.contentHash())
        .number(head.lastSeq())
        .number(head.lastNo())
        .count(head.memberCount())
        .time(head.lastAt())
        .bytes();
  }

  static Head readHead(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new Head(
        typeOf(in.code()),
        in.flag(),
        in.id(),
        in.hash(),
        in.number(),
        in.number(),
        in.count(),
        in.time());
  }

  static byte[] write(MemberRow member) {
    return new RowOut(V1).code(code(member.role())).number(member.joinedSeq()).bytes();
  }

  static MemberRow readMember(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new MemberRow(roleOf(in.code()), in.number());
  }

  static byte[] write(MessageRow message) {
    return new RowOut(V1).id(message.author()).time(message.sentAt()).bytes();
  }

  static MessageRow readMessage(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new MessageRow(in.id(), in.time());
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
    };
  }

  private static ChatType typeOf(byte code) {
    return switch (code) {
      case 1 -> ChatType.GROUP;
      case 2 -> ChatType.DIRECT;
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
