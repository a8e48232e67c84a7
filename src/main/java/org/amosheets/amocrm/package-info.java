/** amoCRM's payloads, webhooks, errors, tokens' life and directory of pipelines and fields. */
@NullMarked
package org.amosheets.amocrm;

import org.jspecify.annotations.NullMarked;
