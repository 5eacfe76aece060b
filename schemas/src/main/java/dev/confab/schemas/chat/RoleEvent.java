package dev.confab.schemas.chat;

/** A member may do more or less than before. */
public sealed interface RoleEvent extends ChatEvent
    permits RoleChanged, PermissionsChanged, OwnershipTransferred {}
