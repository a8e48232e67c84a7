/** The command line: what a person asks of an installation, beside a running service or without one. */
@org.jspecify.annotations.NullMarked
package org.amosheets.cli;
