//! Addresses that hold a signature or a key: they stop working, and open the agency's doors to whoever reads them.

/// Names of query parameters, in lower case: Amazon's and Google's stores, `CloudFront`, Azure, Akamai, and systems that
/// hand out keys in addresses.
const PARAMETERS: &[&str] = &[
    "signature",
    "expires",
    "key-pair-id",
    "sig",
    "hdnea",
    "hdnts",
    "token",
    "auth_token",
    "access_token",
    "auth",
    "apikey",
    "api_key",
    "jwt",
    "verify",
];

/// How others of them begin.
const BEGINNINGS: &[&str] = &["x-amz-", "x-goog-"];

/// Whether an address is for its receiver alone, or for some time.
pub(super) fn is_signed(address: &str) -> bool {
    if has_password(address) {
        return true;
    }
    let Some((_, query)) = address.split_once('?') else {
        return false;
    };
    let query = query.split('#').next().unwrap_or_default().to_ascii_lowercase();
    let query = query.replace("&amp;", "&");
    let names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    let is_key = |name: &&str| PARAMETERS.contains(name) || BEGINNINGS.iter().any(|start| name.starts_with(start));
    // nginx's secure links: a digest, and the time of its end.
    let is_secure_link = || ["st", "md5", "hash"].iter().any(|name| names.contains(name)) && names.contains(&"e");
    names.iter().any(is_key) || is_secure_link()
}

/// Whether a name and a password stand before the host.
fn has_password(address: &str) -> bool {
    let behind = address.split_once("//").map(|(_, behind)| behind);
    let host = behind.and_then(|behind| behind.split(['/', '?', '#']).next());
    let user = host.and_then(|host| host.rsplit_once('@'));
    user.is_some_and(|(user, _)| user.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_told_by_the_name_of_its_parameter() {
        for (address, expected) in [
            ("https://courier.example/ferry.jpg", false),
            ("https://courier.example/ferry.jpg?width=900&signature", true),
            (
                "https://courier.example/ferry.jpg?Expires=1732406400&Key-Pair-Id=K",
                true,
            ),
            ("https://courier.example/ferry.jpg?X-Amz-Date=20260504T093000Z", true),
            ("https://courier.example/ferry.jpg?auth_token=abc", true),
            ("https://courier.example/ferry.jpg?jwt=abc", true),
            ("https://courier.example/ferry.jpg?verify=9-abc", true),
            ("https://courier.example/ferry.jpg?st=abc&amp;e=1732406400", true),
            ("https://courier.example/ferry.jpg?st=9&w=300", false),
            ("https://desk:secret@courier.example/ferry.jpg", true),
            ("https://courier.example/@desk:1/ferry.jpg", false),
            ("https://courier.example/signature=1/ferry.jpg?schema=http#sig=1", false),
        ] {
            assert_eq!(is_signed(address), expected, "{address}");
        }
    }
}
