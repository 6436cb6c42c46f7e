package dev.facevalue.httpedge;

import java.util.Set;

/**
 * Someone who may come in.
 *
 * @param name as it is typed
 * @param passwordHash what the password is verified against
 * @param roles what the user may do
 */
record User(String name, PasswordHash passwordHash, Set<String> roles) {

    User {
        roles = Set.copyOf(roles);
    }
}
