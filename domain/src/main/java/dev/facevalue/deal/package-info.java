@NullMarked
package dev.facevalue.deal;

import org.jspecify.annotations.NullMarked;
