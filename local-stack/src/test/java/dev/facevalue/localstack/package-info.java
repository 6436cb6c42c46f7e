/** The local stack tried for real: started, stopped, killed, and started again. */
@NullMarked
package dev.facevalue.localstack;

import org.jspecify.annotations.NullMarked;
