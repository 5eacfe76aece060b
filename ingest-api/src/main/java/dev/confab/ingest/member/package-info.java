/** Who is in a chat, as what, and who may come: members, roles, bans, invitations, links. */
package dev.confab.ingest.member;
