package org.amosheets.sandbox.sheets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code fields} parameter: {@code a,b.c,d/e,f(g,h(i)),*}. */
final class FieldMask {

    static final FieldMask ALL = new FieldMask();

    private final Map<String, FieldMask> children = new LinkedHashMap<>();

    private FieldMask() {}

    /** An empty or missing parameter asks for everything. */
    static FieldMask parse(@Nullable String fields) {
        if (fields == null || fields.isBlank()) {
            return ALL;
        }
        FieldMask root = new FieldMask();
        Parser parser = new Parser(fields);
        parser.list(root);
        parser.end();
        return root.children.containsKey("*") ? ALL : root;
    }

    boolean isAll() {
        return this == ALL;
    }

    boolean has(String name) {
        return this == ALL || children.containsKey(name);
    }

    FieldMask child(String name) {
        if (this == ALL) {
            return ALL;
        }
        FieldMask child = children.get(name);
        return child == null || child.children.isEmpty() || child.children.containsKey("*") ? ALL : child;
    }

    Set<String> names() {
        return children.keySet();
    }

    /** Google refuses fields that its answer does not have; a mask with a slip of the pen must not pass here. */
    void mustFit(FieldMask schema, String path) {
        if (schema == ALL || schema.children.containsKey("*")) {
            return;
        }
        children.forEach((name, child) -> {
            if (!name.equals("*") && !schema.children.containsKey(name)) {
                throw ApiError.invalid("Request contains an invalid argument. Error expanding 'fields' parameter. "
                        + "Cannot find matching fields for path '" + path + name + "'.");
            }
            child.mustFit(schema.child(name), path + name + ".");
        });
    }

    private FieldMask add(String name) {
        return children.computeIfAbsent(name, n -> new FieldMask());
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text.replace(" ", "");
        }

        void list(FieldMask into) {
            do {
                path(into);
            } while (take(','));
        }

        private void path(FieldMask into) {
            FieldMask node = into;
            do {
                node = node.add(name());
            } while (take('.') || take('/'));
            if (take('(')) {
                list(node);
                if (!take(')')) {
                    throw ApiError.invalid("Invalid field selection " + text);
                }
            }
        }

        private String name() {
            int begin = at;
            while (at < text.length() && ",./()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == begin) {
                throw ApiError.invalid("Invalid field selection " + text);
            }
            return text.substring(begin, at);
        }

        private boolean take(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        void end() {
            if (at < text.length()) {
                throw ApiError.invalid("Invalid field selection " + text);
            }
        }
    }
}
