//! As much of JSON Schema (2020-12) as our schemas use. A keyword that is not known here fails the
//! test, so that nothing goes unchecked.

use serde_json::Value;

/// Everything in `value` that the schema does not allow.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Value::Object(keywords) = schema else {
        if *schema == Value::Bool(false) {
            faults.push(format!("{at}: nothing is allowed here"));
        }
        return;
    };
    for (keyword, rule) in keywords {
        match keyword.as_str() {
            "$schema"
            | "$defs"
            | "title"
            | "description"
            | "default"
            | "format"
            | "additionalProperties"
            | "examples" => {}
            "$ref" => {
                let place =
                    rule.as_str().and_then(|name| name.strip_prefix('#')).expect("a local name");
                check(root, root.pointer(place).expect("a definition"), value, at, faults);
            }
            "type" if !is_of(rule, value) => {
                faults.push(format!("{at}: not of type {rule}: {value}"));
            }
            "const" if rule != value => faults.push(format!("{at}: not {rule}: {value}")),
            "enum" if !rule.as_array().expect("values").contains(value) => {
                faults.push(format!("{at}: none of {rule}: {value}"));
            }
            "type" | "const" | "enum" => {}
            "required" => {
                for name in rule.as_array().expect("names").iter().filter_map(Value::as_str) {
                    if value.is_object() && value.get(name).is_none() {
                        faults.push(format!("{at}: no {name}"));
                    }
                }
            }
            "properties" => {
                for (name, rule) in rule.as_object().expect("properties") {
                    if let Some(value) = value.get(name) {
                        check(root, rule, value, &format!("{at}/{name}"), faults);
                    }
                }
            }
            "items" => {
                for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{at}/{place}"), faults);
                }
            }
            "minimum" => {
                if value.as_f64().is_some_and(|n| n < rule.as_f64().expect("a number")) {
                    faults.push(format!("{at}: less than {rule}: {value}"));
                }
            }
            "maximum" => {
                if value.as_f64().is_some_and(|n| n > rule.as_f64().expect("a number")) {
                    faults.push(format!("{at}: more than {rule}: {value}"));
                }
            }
            // The only pattern is that of dates, whose form has tests of its own.
            "pattern" => {}
            "allOf" => rule
                .as_array()
                .expect("schemas")
                .iter()
                .for_each(|rule| check(root, rule, value, at, faults)),
            "anyOf" | "oneOf" => {
                let fits = |rule: &&Value| {
                    let mut faults = Vec::new();
                    check(root, rule, value, at, &mut faults);
                    faults.is_empty()
                };
                let count = rule.as_array().expect("schemas").iter().filter(fits).count();
                if count == 0 || (keyword == "oneOf" && count > 1) {
                    faults.push(format!("{at}: {count} forms of {keyword} fit: {value}"));
                }
            }
            other => faults.push(format!("{at}: the keyword {other} is not known to this test")),
        }
    }
}

fn is_of(rule: &Value, value: &Value) -> bool {
    let one = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };
    match rule {
        Value::String(name) => one(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(one),
        _ => false,
    }
}

#[test]
fn the_validator_can_fail() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"],
        "properties": {"a": {"$ref": "#/$defs/x"}, "b": {"type": ["string", "null"]}},
        "$defs": {"x": {"type": "array", "items": {"enum": [1, 2]}}},
    });
    let faults_of = |value| faults(&schema, &value).len();
    assert_eq!(faults_of(serde_json::json!({"a": [1, 2], "b": null})), 0);
    assert_eq!(faults_of(serde_json::json!({"b": 1})), 2);
    assert_eq!(faults_of(serde_json::json!({"a": [1, 3, 4]})), 2);
    assert_eq!(faults(&serde_json::json!({"contains": {}}), &serde_json::json!(1)).len(), 1);
}
