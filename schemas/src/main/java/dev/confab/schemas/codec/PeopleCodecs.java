package dev.confab.schemas.codec;

import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.RemoveContact;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserUnblocked;
import java.util.List;

/** Records of how people stand to each other, and of their settings. */
final class PeopleCodecs {
  private PeopleCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            "user",
            ChangeProfile.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .nested("content", r.content(), PeopleContents::writeProfile)
                    .sealed(r.sealed())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ChangeProfile(
                    in.uuid("userId"),
                    in.nested("content", PeopleContents::readProfile),
                    in.sealed(),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            AddContact.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("contactId", r.contactId())
                    .nested("content", r.content(), PeopleContents::writeAlias)
                    .sealed(r.sealed())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new AddContact(
                    in.uuid("userId"),
                    in.uuid("contactId"),
                    in.nested("content", PeopleContents::readAlias),
                    in.sealed(),
                    in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            RemoveContact.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("contactId", r.contactId())
                    .time("issuedAt", r.issuedAt()),
            in -> new RemoveContact(in.uuid("userId"), in.uuid("contactId"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            BlockUser.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("other", r.other())
                    .time("issuedAt", r.issuedAt()),
            in -> new BlockUser(in.uuid("userId"), in.uuid("other"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            UnblockUser.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .uuid("other", r.other())
                    .time("issuedAt", r.issuedAt()),
            in -> new UnblockUser(in.uuid("userId"), in.uuid("other"), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ChangePrivacy.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .nested("privacy", r.privacy(), PeopleContents::writePrivacy)
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ChangePrivacy(
                    in.uuid("userId"), PeopleContents.privacy(in), in.time("issuedAt"))),
        RecordCodec.of(
            "user",
            ChangeSettings.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .nested("content", r.content(), PeopleContents::writeSettings)
                    .sealed(r.sealed())
                    .time("issuedAt", r.issuedAt()),
            in ->
                new ChangeSettings(
                    in.uuid("userId"),
                    in.nested("content", PeopleContents::readSettings),
                    in.sealed(),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            "user",
            ProfileChanged.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .nested("content", r.content(), PeopleContents::writeProfile)
                    .sealed(r.sealed()),
            in ->
                new ProfileChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.nested("content", PeopleContents::readProfile),
                    in.sealed())),
        RecordCodec.of(
            "user",
            ContactAdded.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("contactId", r.contactId())
                    .nested("content", r.content(), PeopleContents::writeAlias)
                    .sealed(r.sealed()),
            in ->
                new ContactAdded(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("contactId"),
                    in.nested("content", PeopleContents::readAlias),
                    in.sealed())),
        RecordCodec.of(
            "user",
            ContactRemoved.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("contactId", r.contactId()),
            in ->
                new ContactRemoved(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("contactId"))),
        RecordCodec.of(
            "user",
            UserBlocked.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("other", r.other()),
            in ->
                new UserBlocked(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("other"))),
        RecordCodec.of(
            "user",
            UserUnblocked.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .uuid("other", r.other()),
            in ->
                new UserUnblocked(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("other"))),
        RecordCodec.of(
            "user",
            PrivacyChanged.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .nested("privacy", r.privacy(), PeopleContents::writePrivacy),
            in ->
                new PrivacyChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    PeopleContents.privacy(in))),
        RecordCodec.of(
            "user",
            SettingsChanged.class,
            (r, out) ->
                out.uuid("userId", r.userId())
                    .number("version", r.version())
                    .time("at", r.at())
                    .nested("content", r.content(), PeopleContents::writeSettings)
                    .sealed(r.sealed()),
            in ->
                new SettingsChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.nested("content", PeopleContents::readSettings),
                    in.sealed())));
  }
}
