package dev.confab.platform.query;

import java.util.List;

/** A page of members; {@code access} says whether the viewer may see it, and it is empty if not. */
public record MemberPage(Access access, List<Member> members, boolean more) {
  public MemberPage {
    members = List.copyOf(members);
  }
}
