package dev.confab.schemas.codec;

import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.VerifyEmail;
import java.util.List;

/** Records about mailed tokens: those of the users' topics that verify and reset. */
final class MailTokenCodecs {
  private MailTokenCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "user",
            RequestEmailVerification.class,
            (r, out) -> out.uuid("userId", r.userId()).time("issuedAt", r.issuedAt()),
            in -> new RequestEmailVerification(in.uuid("userId"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            VerifyEmail.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("tokenNo", r.tokenNo())
                    .time("issuedAt", r.issuedAt()),
            in -> new VerifyEmail(in.uuid("userId"), in.number("tokenNo"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            RequestPasswordReset.class,
            (r, out) -> out.uuid("userId", r.userId()).time("issuedAt", r.issuedAt()),
            in -> new RequestPasswordReset(in.uuid("userId"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ResetPassword.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("tokenNo", r.tokenNo())
                    .text("passwordHash", r.passwordHash())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ResetPassword(
                    in.uuid("userId"),
                    in.number("tokenNo"),
                    in.text("passwordHash"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            "user",
            EmailVerified.class,
            (r, out) ->
                out.uuid("userId", r.userId()).number("version", r.version()).time("at", r.at()),
            in -> new EmailVerified(in.uuid("userId"), in.number("version"), in.time("at"))));
  }

  static List<RecordCodec<? extends CredentialEvent>> credentials() {
    return List.of(
        RecordCodec.of(
            "credential",
            MailTokenIssued.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .time("at", r.at())
                    .symbol("kind", r.kind())
                    .number("no", r.no())
                    .uuid("emailKey", r.emailKey())
                    .time("expiresAt", r.expiresAt())
                    .number("version", r.version()),
            in ->
                new MailTokenIssued(
                    in.uuid("userId"),
                    in.time("at"),
                    in.symbol("kind", MailTokenKind.class),
                    in.number("no"),
                    in.uuid("emailKey"),
                    in.time("expiresAt"),
                    in.number("version"))),
        RecordCodec.of(
            "credential",
            MailTokenUsed.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .time("at", r.at())
                    .symbol("kind", r.kind())
                    .number("no", r.no())
                    .hash("contentHash", r.contentHash()),
            in ->
                new MailTokenUsed(
                    in.uuid("userId"),
                    in.time("at"),
                    in.symbol("kind", MailTokenKind.class),
                    in.number("no"),
                    in.hash("contentHash"))));
  }
}
