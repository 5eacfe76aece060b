package dev.confab.schemas.codec;

import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.List;

/** Records about the roles of users. */
final class RoleCodecs {
  private RoleCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "user",
            ChangeRoles.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("actor", r.actor())
                    .symbols("roles", r.roles())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ChangeRoles(
                    in.uuid("userId"),
                    in.uuid("actor"),
                    in.symbols("roles", AccountRole.class),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            "user",
            RolesChanged.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("actor", r.actor())
                    .symbols("roles", r.roles()),
            in ->
                new RolesChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("actor"),
                    in.symbols("roles", AccountRole.class))));
  }
}
