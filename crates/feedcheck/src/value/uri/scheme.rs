//! Schemes, which addresses begin with.

/// Schemes of the IANA registry that an address in a feed may reasonably have.
/// <https://www.iana.org/assignments/uri-schemes>
const REGISTERED: &str = "\
aaa aaas about acap acct acr afp at attachment bitcoin blob callto cap chrome cid coap coaps content crid cvs \
dab data dav dict did dns doi drm ed2k ens ethereum example facetime fax file filesystem finger fish ftp geo gg \
git gizmoproject go gopher gtalk ham hcp http https iax icap icon im imap info ipfs ipn ipns ipp ipps irc ircs \
iris isbn itms jabber jar jms keyparc lastfm ldap ldaps lightning magnet mailserver mailto maps market matrix \
message mid mms modem mqtt msnim msrp msrps mtqp mumble mupdate mvn news nfs nntp notes ni nih oid \
opaquelocktoken openid palm paparazzi payto pkcs platform pop pres prospero proxy psyc query redis rediss reload \
res resource rmi rsync rtmp rtsp rtsps secondlife service session sftp sgn shttp sieve sip sips skype smb sms \
snews snmp spiffe spotify ssh steam stun stuns submit svn swh tag teamspeak tel telnet tftp thismessage tip turn \
turns tv udp unreal urn ventrilo vemmi vnc wais web3 webcal wpid ws wss wtai wyciwyg xcon xfire xmpp xri ymsgr";

/// Splits the scheme off (RFC 3986, section 3.1).
pub(super) fn split(value: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = value.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    is_scheme.then_some((scheme, rest))
}

/// Whether readers may know what to do with it. Names that are not of letters only are left alone: the
/// registry has too many for families of programs.
pub(super) fn is_registered(scheme: &str) -> bool {
    let is_word = scheme.bytes().all(|b| b.is_ascii_alphabetic());
    !is_word || REGISTERED.split(' ').any(|known| known.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_begin_with_a_letter_and_mostly_are_registered() {
        assert_eq!(split("HTTP://x"), Some(("HTTP", "//x")));
        for value in ["x", "../a?b:c", "#a:b", "1a:b", ":b", ""] {
            assert_eq!(split(value), None, "{value}");
        }
        assert!(is_registered("mailto") && is_registered("Magnet") && is_registered("z39.50r"));
        assert!(!is_registered("courier") && !is_registered("c"));
    }
}
