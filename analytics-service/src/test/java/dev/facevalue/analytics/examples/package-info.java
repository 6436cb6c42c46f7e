/** Facts for tests: said in a line where one thing matters, made up from a seed where anything may. */
@NullMarked
package dev.facevalue.analytics.examples;

import org.jspecify.annotations.NullMarked;
