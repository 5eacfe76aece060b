package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.Role;

/**
 * A member.
 *
 * @param role what the member may do
 * @param joinedSeq seq of the event that made them a member
 */
public record MemberRow(Role role, long joinedSeq) {}
