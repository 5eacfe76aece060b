package dev.confab.schemas.codec;

import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.List;

/** Records by which people change their accounts. */
final class AccountCodecs {
  private AccountCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "user",
            CloseSessions.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("sessionId", r.sessionId())
                    .time("issuedAt", r.issuedAt()),
            in -> new CloseSessions(in.uuid("userId"), in.uuid("sessionId"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ChangePassword.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("sessionId", r.sessionId())
                    .hash("verifiedHash", r.verifiedHash())
                    .text("passwordHash", r.passwordHash())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ChangePassword(
                    in.uuid("userId"),
                    in.uuid("sessionId"),
                    in.hash("verifiedHash"),
                    in.text("passwordHash"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ChangeName.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .symbol("kind", r.kind())
                    .nested("content", r.content(), AccountCodecs::writeName)
                    .sealed(r.sealed())
                    .uuid("nameKey", r.nameKey())
                    .time("issuedAt", r.issuedAt())
                    .hash("verifiedHash", r.verifiedHash()),
            in ->
                new ChangeName(
                    in.uuid("userId"),
                    in.symbol("kind", NameKind.class),
                    in.nested("content", AccountCodecs::readName),
                    in.sealed(),
                    in.uuid("nameKey"),
                    in.time("issuedAt"),
                    in.hashOrNull("verifiedHash"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            "user",
            NameChangeStarted.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .symbol("kind", r.kind())
                    .nested("content", r.content(), AccountCodecs::writeName)
                    .sealed(r.sealed())
                    .uuid("nameKey", r.nameKey()),
            in ->
                new NameChangeStarted(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.symbol("kind", NameKind.class),
                    in.nested("content", AccountCodecs::readName),
                    in.sealed(),
                    in.uuid("nameKey"))),
        RecordCodec.of(
            "user",
            NameChanged.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .number("startedVersion", r.startedVersion()),
            in ->
                new NameChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.number("startedVersion"))),
        RecordCodec.of(
            "user",
            NameChangeRefused.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .number("startedVersion", r.startedVersion())
                    .text("code", r.code()),
            in ->
                new NameChangeRefused(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.number("startedVersion"),
                    in.text("code"))));
  }

  private static void writeName(UniqueName name, AvroOut out) {
    out.text("name", name.name());
  }

  private static UniqueName readName(AvroIn in) {
    return new UniqueName(in.text("name"));
  }
}
