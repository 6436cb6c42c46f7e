@NullMarked
package dev.facevalue.httpedge;

import org.jspecify.annotations.NullMarked;
