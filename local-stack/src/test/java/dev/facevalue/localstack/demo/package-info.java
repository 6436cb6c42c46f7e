/** The made-up world held against its truth, and the table against the standings it shows. */
@NullMarked
package dev.facevalue.localstack.demo;

import org.jspecify.annotations.NullMarked;
