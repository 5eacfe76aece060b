package dev.confab.processors.walk;

import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.ChatDecider;
import dev.confab.processors.domain.chat.ChatDecision;
import dev.confab.processors.domain.chat.ChatState;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.InvitationRow;
import dev.confab.processors.domain.chat.InvitationState;
import dev.confab.processors.domain.chat.LinkRow;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.processors.domain.chat.ReactionState;
import dev.confab.schemas.chat.ChatCommand;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deciders with a mistake: each does not know something that a rule needs. */
enum Fault {
  /** Carries out a wish as often as it comes. */
  FORGETS_WISHES(4) {
    @Override
    ChatState blind(ChatState state) {
      return new Blind(state) {
        @Override
        public @Nullable DoneRow done(UUID chatId, UUID actor, String clientKey) {
          return null;
        }
      };
    }
  },
  /** Lets in who was banned. */
  FORGETS_BANS(5) {
    @Override
    ChatState blind(ChatState state) {
      return new Blind(state) {
        @Override
        public boolean banned(UUID chatId, UUID userId) {
          return false;
        }
      };
    }
  },
  /** Edits, recalls and pins what was deleted. */
  FORGETS_DELETIONS(6) {
    @Override
    ChatState blind(ChatState state) {
      return new Blind(state) {
        @Override
        public @Nullable MessageRow message(UUID chatId, long seq) {
          MessageRow row = super.message(chatId, seq);
          return row == null
              ? null
              : new MessageRow(
                  row.author(),
                  row.at(),
                  row.threadRoot(),
                  row.forwarded(),
                  false,
                  row.pinned(),
                  row.edits());
        }
      };
    }
  },
  /** Lets a link let in more people than it may. */
  FORGETS_USES(6) {
    @Override
    ChatState blind(ChatState state) {
      return new Blind(state) {
        @Override
        public @Nullable LinkRow link(UUID chatId, long seq) {
          LinkRow row = super.link(chatId, seq);
          return row == null
              ? null
              : new LinkRow(row.maker(), row.maxUses(), 0, row.expiresAt(), row.revoked());
        }
      };
    }
  };

  private final int commands;

  Fault(int commands) {
    this.commands = commands;
  }

  /** How many commands are enough to show it. */
  int commands() {
    return commands;
  }

  ChatDecision decide(ChatCommand command, ChatState state) {
    return ChatDecider.decide(command, blind(state));
  }

  abstract ChatState blind(ChatState state);

  /** A state that knows all; what it is blind to is overridden. */
  private static class Blind implements ChatState, InvitationState {
    private final ChatState all;

    Blind(ChatState all) {
      this.all = all;
    }

    @Override
    public @Nullable Head head(UUID chatId) {
      return all.head(chatId);
    }

    @Override
    public @Nullable MemberRow member(UUID chatId, UUID userId) {
      return all.member(chatId, userId);
    }

    @Override
    public @Nullable MessageRow message(UUID chatId, long seq) {
      return all.message(chatId, seq);
    }

    @Override
    public @Nullable DoneRow done(UUID chatId, UUID actor, String clientKey) {
      return all.done(chatId, actor, clientKey);
    }

    @Override
    public @Nullable ImportedRow imported(UUID chatId, String source, long position) {
      return all.imported(chatId, source, position);
    }

    @Override
    public BlocksRow blocks(UUID chatId) {
      return all.blocks(chatId);
    }

    @Override
    public InvitationState invitations() {
      return this;
    }

    @Override
    public ReactionState reactions() {
      return all.reactions();
    }

    @Override
    public long lastImported(UUID chatId, String source) {
      return all.lastImported(chatId, source);
    }

    @Override
    public @Nullable InvitationRow invitation(UUID chatId, UUID userId) {
      return all.invitations().invitation(chatId, userId);
    }

    @Override
    public @Nullable LinkRow link(UUID chatId, long seq) {
      return all.invitations().link(chatId, seq);
    }

    @Override
    public boolean banned(UUID chatId, UUID userId) {
      return all.invitations().banned(chatId, userId);
    }
  }
}
