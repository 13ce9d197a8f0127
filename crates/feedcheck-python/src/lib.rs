//! The validator `feedcheck` for Python. Values cross the border as JSON: `python/feedcheck` turns them into
//! dataclasses.

use feedcheck::{Options, Timestamp, check, codes};
use pyo3::prelude::{Bound, PyModule, PyModuleMethods, PyResult, Python, pyfunction, pymodule};
use pyo3::wrap_pyfunction;

/// Checks a document, and gives the report as JSON (`feedcheck::Report::json`). `now` is the time in seconds since 1970.
/// Other threads of Python go on meanwhile.
#[pyfunction]
fn check_json(
    py: Python<'_>,
    data: &[u8],
    content_type: Option<&str>,
    location: Option<&str>,
    now: Option<i64>,
) -> String {
    let options = Options {
        content_type,
        location,
        ..Options::at(now.map_or_else(Timestamp::now, |now| Timestamp::from_unix(now).unwrap_or_default()))
    };
    py.detach(|| check(data, &options).json())
}

/// All messages there are, as a JSON array (`feedcheck::Code::json`).
#[pyfunction]
fn codes_json() -> String {
    let codes: Vec<String> = codes::codes().map(feedcheck::Code::json).collect();
    format!("[{}]", codes.join(","))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(check_json, module)?)?;
    module.add_function(wrap_pyfunction!(codes_json, module)?)
}
