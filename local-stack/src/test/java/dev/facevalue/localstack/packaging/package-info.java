@NullMarked
package dev.facevalue.localstack.packaging;

import org.jspecify.annotations.NullMarked;
