@NullMarked
package dev.facevalue.analytics.table;

import org.jspecify.annotations.NullMarked;
