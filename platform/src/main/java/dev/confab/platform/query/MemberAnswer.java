package dev.confab.platform.query;

import org.jspecify.annotations.Nullable;

/**
 * One member.
 *
 * @param access what the viewer is to the chat
 * @param member the member; null if the user is none, or the viewer is none
 */
public record MemberAnswer(Access access, @Nullable Member member) {}
