package dev.confab.schemas.codec;

import dev.confab.schemas.Cause;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.List;

/** Records of {@code user-commands}, {@code user-events} and {@code credential-events}. */
final class UserCodecs {
  private UserCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "user",
            RegisterAccount.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .text("clientKey", r.clientKey())
                    .nested("content", r.content(), UserCodecs::writeProfile)
                    .sealed(r.sealed())
                    .uuid("usernameKey", r.usernameKey())
                    .uuid("emailKey", r.emailKey())
                    .text("passwordHash", r.passwordHash())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new RegisterAccount(
                    in.uuid("userId"),
                    in.text("clientKey"),
                    in.nested("content", UserCodecs::readProfile),
                    in.sealed(),
                    in.uuid("usernameKey"),
                    in.uuid("emailKey"),
                    in.text("passwordHash"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ImportAccount.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("actor", r.actor())
                    .nested("content", r.content(), UserCodecs::writeProfile)
                    .sealed(r.sealed())
                    .uuid("usernameKey", r.usernameKey())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ImportAccount(
                    in.uuid("userId"),
                    in.uuid("actor"),
                    in.nested("content", UserCodecs::readProfile),
                    in.sealed(),
                    in.uuid("usernameKey"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            AnswerClaim.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("nameKey", r.nameKey())
                    .number("startedVersion", r.startedVersion())
                    .flag("granted", r.granted())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new AnswerClaim(
                    in.uuid("userId"),
                    in.uuid("nameKey"),
                    in.number("startedVersion"),
                    in.flag("granted"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ExpireRegistration.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("startedVersion", r.startedVersion())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ExpireRegistration(
                    in.uuid("userId"), in.number("startedVersion"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ChangeDisplayName.class,
            (r, out) ->
                ChatContents.imported(
                    out.uuid("userId", r.userId())
                        .uuid("actor", r.actor())
                        .nested("content", r.content(), UserCodecs::writeDisplayName)
                        .sealed(r.sealed())
                        .time("issuedAt", r.issuedAt()),
                    r.imported()),
            in ->
                new ChangeDisplayName(
                    in.uuid("userId"),
                    in.uuid("actor"),
                    in.nested("content", UserCodecs::readDisplayName),
                    in.sealed(),
                    in.time("issuedAt"),
                    ChatContents.readImported(in))),
        RecordCodec.of(
            "user",
            OpenSession.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("sessionId", r.sessionId())
                    .hash("refreshHash", r.refreshHash())
                    .time("expiresAt", r.expiresAt())
                    .text("device", r.device())
                    .time("issuedAt", r.issuedAt())
                    .symbols("roles", r.roles()),
            in ->
                new OpenSession(
                    in.uuid("userId"),
                    in.uuid("sessionId"),
                    in.hash("refreshHash"),
                    in.time("expiresAt"),
                    in.textOrNull("device"),
                    in.time("issuedAt"),
                    in.symbols("roles", AccountRole.class))),
        RecordCodec.of(
            "user",
            RotateSession.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("sessionId", r.sessionId())
                    .hash("presentedHash", r.presentedHash())
                    .hash("refreshHash", r.refreshHash())
                    .time("expiresAt", r.expiresAt())
                    .time("issuedAt", r.issuedAt())
                    .symbols("roles", r.roles()),
            in ->
                new RotateSession(
                    in.uuid("userId"),
                    in.uuid("sessionId"),
                    in.hash("presentedHash"),
                    in.hash("refreshHash"),
                    in.time("expiresAt"),
                    in.time("issuedAt"),
                    in.symbols("roles", AccountRole.class))),
        RecordCodec.of(
            "user",
            CloseSession.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("sessionId", r.sessionId())
                    .time("issuedAt", r.issuedAt()),
            in -> new CloseSession(in.uuid("userId"), in.uuid("sessionId"), in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            "user",
            RegistrationStarted.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .text("clientKey", r.cause().clientKey())
                    .hash("contentHash", r.cause().contentHash())
                    .nested("content", r.content(), UserCodecs::writeProfile)
                    .sealed(r.sealed())
                    .uuid("usernameKey", r.usernameKey())
                    .uuid("emailKey", r.emailKey())
                    .flag("imported", r.imported()),
            in ->
                new RegistrationStarted(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    new Cause(in.text("clientKey"), in.hash("contentHash")),
                    in.nested("content", UserCodecs::readProfile),
                    in.sealed(),
                    in.uuid("usernameKey"),
                    in.uuidOrNull("emailKey"),
                    in.flag("imported"))),
        RecordCodec.of(
            "user",
            ClaimGranted.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("nameKey", r.nameKey()),
            in ->
                new ClaimGranted(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("nameKey"))),
        RecordCodec.of(
            "user",
            AccountRegistered.class,
            (r, out) ->
                out.uuid("userId", r.userId()).number("version", r.version()).time("at", r.at()),
            in -> new AccountRegistered(in.uuid("userId"), in.number("version"), in.time("at"))),
        RecordCodec.of(
            "user",
            RegistrationRefused.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .text("code", r.code()),
            in ->
                new RegistrationRefused(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.text("code"))),
        RecordCodec.of(
            "user",
            DisplayNameChanged.class,
            (r, out) ->
                ChatContents.imported(
                    out.uuid("userId", r.userId())
                        .number("version", r.version())
                        .time("at", r.at())
                        .nested("content", r.content(), UserCodecs::writeDisplayName)
                        .sealed(r.sealed()),
                    r.imported()),
            in ->
                new DisplayNameChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.nested("content", UserCodecs::readDisplayName),
                    in.sealed(),
                    ChatContents.readImported(in))));
  }

  static List<RecordCodec<? extends CredentialEvent>> credentials() {
    return List.of(
        RecordCodec.of(
            "credential",
            PasswordSet.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .text("passwordHash", r.passwordHash()),
            in ->
                new PasswordSet(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.text("passwordHash"))),
        RecordCodec.of(
            "credential",
            SessionStored.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("sessionId", r.sessionId())
                    .hash("refreshHash", r.refreshHash())
                    .time("createdAt", r.createdAt())
                    .text("device", r.device())
                    .time("expiresAt", r.expiresAt()),
            in ->
                new SessionStored(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("sessionId"),
                    in.hash("refreshHash"),
                    in.time("createdAt"),
                    in.textOrNull("device"),
                    in.time("expiresAt"))));
  }

  private static void writeProfile(AccountProfile profile, AvroOut out) {
    out.text("username", profile.username())
        .text("email", profile.email())
        .text("displayName", profile.displayName());
  }

  private static AccountProfile readProfile(AvroIn in) {
    return new AccountProfile(in.text("username"), in.textOrNull("email"), in.text("displayName"));
  }

  private static void writeDisplayName(DisplayName name, AvroOut out) {
    out.text("displayName", name.displayName());
  }

  private static DisplayName readDisplayName(AvroIn in) {
    return new DisplayName(in.text("displayName"));
  }
}
