package dev.confab.schemas.codec;

import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.List;

/** Records about the end of accounts. */
final class DeletionCodecs {
  private DeletionCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "user",
            RequestDeletion.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("actor", r.actor())
                    .hash("verifiedHash", r.verifiedHash())
                    .number("graceMs", r.graceMs())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new RequestDeletion(
                    in.uuid("userId"),
                    in.uuid("actor"),
                    in.hashOrNull("verifiedHash"),
                    in.number("graceMs"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            CancelDeletion.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("actor", r.actor())
                    .time("issuedAt", r.issuedAt()),
            in -> new CancelDeletion(in.uuid("userId"), in.uuid("actor"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            EraseAccount.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("requestedVersion", r.requestedVersion())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new EraseAccount(
                    in.uuid("userId"), in.number("requestedVersion"), in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            "user",
            DeletionRequested.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("actor", r.actor())
                    .time("eraseAt", r.eraseAt()),
            in ->
                new DeletionRequested(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("actor"),
                    in.time("eraseAt"))),
        RecordCodec.of(
            "user",
            DeletionCancelled.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("actor", r.actor()),
            in ->
                new DeletionCancelled(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("actor"))),
        RecordCodec.of(
            "user",
            AccountErased.class,
            (r, out) ->
                out.uuid("userId", r.userId()).number("version", r.version()).time("at", r.at()),
            in -> new AccountErased(in.uuid("userId"), in.number("version"), in.time("at"))));
  }
}
