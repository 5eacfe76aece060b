package dev.confab.schemas.codec;

import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.name.ReleaseName;
import java.util.List;

/** Records of {@code name-commands} and {@code name-events}. */
final class NameCodecs {
  private NameCodecs() {}

  static List<RecordCodec<? extends NameCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "name",
            ClaimName.class,
            (r, out) ->
                out.uuid("nameKey", r.nameKey())
                    .uuid("owner", r.owner())
                    .symbol("kind", r.kind())
                    .number("startedVersion", r.startedVersion())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ClaimName(
                    in.uuid("nameKey"),
                    in.uuid("owner"),
                    in.symbol("kind", NameKind.class),
                    in.number("startedVersion"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "name",
            ReleaseName.class,
            (r, out) ->
                out.uuid("nameKey", r.nameKey())
                    .uuid("owner", r.owner())
                    .number("startedVersion", r.startedVersion())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ReleaseName(
                    in.uuid("nameKey"),
                    in.uuid("owner"),
                    in.number("startedVersion"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends NameEvent>> events() {
    return List.of(
        RecordCodec.of(
            "name",
            NameClaimed.class,
            (r, out) ->
                out.uuid("nameKey", r.nameKey())
                    .number("version", r.version())
                    .uuid("owner", r.owner())
                    .symbol("kind", r.kind())
                    .number("startedVersion", r.startedVersion())
                    .time("at", r.at()),
            in ->
                new NameClaimed(
                    in.uuid("nameKey"),
                    in.number("version"),
                    in.uuid("owner"),
                    in.symbol("kind", NameKind.class),
                    in.number("startedVersion"),
                    in.time("at"))),
        RecordCodec.of(
            "name",
            NameReleased.class,
            (r, out) ->
                out.uuid("nameKey", r.nameKey())
                    .number("version", r.version())
                    .uuid("owner", r.owner())
                    .time("at", r.at()),
            in ->
                new NameReleased(
                    in.uuid("nameKey"), in.number("version"), in.uuid("owner"), in.time("at"))));
  }
}
