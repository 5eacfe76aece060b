package dev.confab.ingest.member;

import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.request.Words;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberAnswer;
import dev.confab.platform.query.Views;
import dev.confab.schemas.chat.Permission;
import java.util.UUID;

/**
 * Who may read what not every member may. For reading only, and as the view has it: what changes
 * something is decided on by the chat itself.
 */
final class Rights {
  private final Views views;

  Rights(Views views) {
    this.views = views;
  }

  /** Lets a viewer pass who is a member and may do something; the request of others ends. */
  void require(UUID viewer, ChatPosition chat, Permission permission) {
    MemberAnswer answer = views.member(viewer, chat, viewer);
    ChatProblems.requireMember(answer.access());
    Member member = answer.member();
    if (member == null || !member.permissions().contains(permission)) {
      throw ProblemException.of(
          403, "forbidden", "This needs the permission " + Words.of(permission) + ".");
    }
  }
}
