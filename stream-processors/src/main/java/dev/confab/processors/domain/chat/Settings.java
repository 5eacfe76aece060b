package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a chat, which owner and admins make. */
final class Settings {
  /** Six hours: who may say something less often is not in a conversation. */
  static final long MAX_SLOW_MODE_SECONDS = 21_600;

  /** Two days: what was read by everyone is not taken back. */
  static final long MAX_RECALL_SECONDS = 172_800;

  private Settings() {}

  static ChatDecision change(ChangeChatSettings command, Turn turn) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    if (!Permissions.rules(actor)) {
      return Roles.mustRule(actor);
    }
    Rejected fault = fault(command.settings());
    if (fault != null) {
      return ChatDecision.nothing(fault);
    }
    ChatSettings before = turn.head().settings();
    ChatSettings after = normal(command.settings());
    if (after.equals(normal(before))) {
      return turn.alreadySo();
    }
    Set<Permission> own = Permissions.of(actor, turn.head());
    Set<Permission> given = Overrides.added(before.memberPermissions(), after.memberPermissions());
    return own.containsAll(given)
        ? ChatDecision.of(
            new ChatSettingsChanged(
                turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), after))
        : Overrides.mustHave(own, given);
  }

  private static @Nullable Rejected fault(ChatSettings settings) {
    if (settings.slowModeSeconds() < 0 || settings.slowModeSeconds() > MAX_SLOW_MODE_SECONDS) {
      return invalid(
          "0 to " + MAX_SLOW_MODE_SECONDS + " seconds of slow mode",
          "they are " + settings.slowModeSeconds());
    }
    if (settings.recallSeconds() < 0 || settings.recallSeconds() > MAX_RECALL_SECONDS) {
      return invalid(
          "0 to " + MAX_RECALL_SECONDS + " seconds to recall",
          "they are " + settings.recallSeconds());
    }
    return settings.memberPermissions().contains(Permission.UNKNOWN)
        ? invalid("permissions", "one is unknown")
        : null;
  }

  private static Rejected invalid(String expected, String found) {
    return Rejected.of("invalid_settings", expected, found);
  }

  private static ChatSettings normal(ChatSettings settings) {
    return new ChatSettings(
        settings.open(),
        settings.slowModeSeconds(),
        settings.recallSeconds(),
        Permissions.normal(settings.memberPermissions()));
  }
}
