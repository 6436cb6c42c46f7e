@NullMarked
package dev.facevalue.analytics.question;

import org.jspecify.annotations.NullMarked;
