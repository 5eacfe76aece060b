package dev.confab.schemas.codec;

import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.PeopleCommand;
import dev.confab.schemas.user.PeopleEvent;
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
  private static final String FOLDER = "user";

  private PeopleCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            ChangeProfile.class,
            (c, out) ->
                command(c, out)
                    .nested("content", c.content(), PeopleContents::writeProfile)
                    .sealed(c.sealed()),
            in ->
                new ChangeProfile(
                    in.uuid("userId"),
                    in.nested("content", PeopleContents::readProfile),
                    in.sealed(),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            AddContact.class,
            (c, out) ->
                command(c, out)
                    .uuid("contactId", c.contactId())
                    .nested("content", c.content(), PeopleContents::writeAlias)
                    .sealed(c.sealed()),
            in ->
                new AddContact(
                    in.uuid("userId"),
                    in.uuid("contactId"),
                    in.nested("content", PeopleContents::readAlias),
                    in.sealed(),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RemoveContact.class,
            (c, out) -> command(c, out).uuid("contactId", c.contactId()),
            in -> new RemoveContact(in.uuid("userId"), in.uuid("contactId"), in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            BlockUser.class,
            (c, out) -> command(c, out).uuid("other", c.other()),
            in -> new BlockUser(in.uuid("userId"), in.uuid("other"), in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            UnblockUser.class,
            (c, out) -> command(c, out).uuid("other", c.other()),
            in -> new UnblockUser(in.uuid("userId"), in.uuid("other"), in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ChangePrivacy.class,
            (c, out) ->
                command(c, out).nested("privacy", c.privacy(), PeopleContents::writePrivacy),
            in ->
                new ChangePrivacy(
                    in.uuid("userId"), PeopleContents.privacy(in), in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ChangeSettings.class,
            (c, out) ->
                command(c, out)
                    .nested("content", c.content(), PeopleContents::writeSettings)
                    .sealed(c.sealed()),
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
            FOLDER,
            ProfileChanged.class,
            (e, out) ->
                event(e, out)
                    .nested("content", e.content(), PeopleContents::writeProfile)
                    .sealed(e.sealed()),
            in ->
                new ProfileChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.nested("content", PeopleContents::readProfile),
                    in.sealed())),
        RecordCodec.of(
            FOLDER,
            ContactAdded.class,
            (e, out) ->
                event(e, out)
                    .uuid("contactId", e.contactId())
                    .nested("content", e.content(), PeopleContents::writeAlias)
                    .sealed(e.sealed()),
            in ->
                new ContactAdded(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("contactId"),
                    in.nested("content", PeopleContents::readAlias),
                    in.sealed())),
        RecordCodec.of(
            FOLDER,
            ContactRemoved.class,
            (e, out) -> event(e, out).uuid("contactId", e.contactId()),
            in ->
                new ContactRemoved(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("contactId"))),
        RecordCodec.of(
            FOLDER,
            UserBlocked.class,
            (e, out) -> event(e, out).uuid("other", e.other()),
            in ->
                new UserBlocked(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("other"))),
        RecordCodec.of(
            FOLDER,
            UserUnblocked.class,
            (e, out) -> event(e, out).uuid("other", e.other()),
            in ->
                new UserUnblocked(
                    in.uuid("userId"), in.number("version"), in.time("at"), in.uuid("other"))),
        RecordCodec.of(
            FOLDER,
            PrivacyChanged.class,
            (e, out) -> event(e, out).nested("privacy", e.privacy(), PeopleContents::writePrivacy),
            in ->
                new PrivacyChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    PeopleContents.privacy(in))),
        RecordCodec.of(
            FOLDER,
            SettingsChanged.class,
            (e, out) ->
                event(e, out)
                    .nested("content", e.content(), PeopleContents::writeSettings)
                    .sealed(e.sealed()),
            in ->
                new SettingsChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.nested("content", PeopleContents::readSettings),
                    in.sealed())));
  }

  private static AvroOut command(PeopleCommand c, AvroOut out) {
    return out.uuid("userId", c.userId()).time("issuedAt", c.issuedAt());
  }

  private static AvroOut event(PeopleEvent e, AvroOut out) {
    return out.uuid("userId", e.userId()).number("version", e.version()).time("at", e.at());
  }
}
