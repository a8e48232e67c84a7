/** What is measured, in the form that Prometheus reads. */
@NullMarked
package org.amosheets.web.metrics;

import org.jspecify.annotations.NullMarked;
