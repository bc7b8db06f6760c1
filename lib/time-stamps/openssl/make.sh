#!/bin/sh
# Makes the time stamps of this folder with OpenSSL's own authority (`openssl ts`), and has it verify each. The private
# keys are thrown away. Run by hand: sh lib/time-stamps/openssl/make.sh
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cat > "$work/openssl.cnf" <<'CONFIG'
[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = critical, CA:false
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[tsa]
default_tsa = by_rsa
[by_rsa]
serial = $ENV::WORK/serial
signer_cert = $ENV::WORK/rsa.pem
certs = $ENV::WORK/middle.pem
signer_key = $ENV::WORK/rsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.0.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha1
tsa_name = yes
[by_ec]
serial = $ENV::WORK/serial
signer_cert = $ENV::WORK/ec.pem
signer_key = $ENV::WORK/ec.key
signer_digest = sha512
default_policy = 1.3.6.1.4.1.0.1
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
CONFIG
export WORK="$work" OPENSSL_CONF="$work/openssl.cnf"

# <name> <subject> <issuer> <extensions> <key options>: a certificate for a hundred years.
certificate() {
  name=$1 subject=$2 issuer=$3 extensions=$4
  shift 4
  openssl genpkey -quiet "$@" -out "$work/$name.key" 2>/dev/null || openssl genpkey "$@" -out "$work/$name.key" 2>/dev/null
  openssl req -new -key "$work/$name.key" -subj "$subject" -out "$work/$name.csr"
  if [ "$issuer" = self ]; then by="-signkey $work/$name.key"; else by="-CA $work/$issuer.pem -CAkey $work/$issuer.key"; fi
  # shellcheck disable=SC2086
  openssl x509 -req -in "$work/$name.csr" $by -set_serial "0x$(openssl rand -hex 8)" -days 36500 \
    -extfile "$work/openssl.cnf" -extensions "$extensions" -out "$work/$name.pem" 2>/dev/null
}
EC="-algorithm EC -pkeyopt ec_paramgen_curve:P-256"
certificate root '/O=Sayso tests/CN=Root' self root $EC
certificate middle '/O=Sayso tests/CN=Middle' root root $EC
certificate rsa '/O=Sayso tests/CN=RSA stamps' middle stamper -algorithm RSA -pkeyopt rsa_keygen_bits:2048
certificate ec '/O=Sayso tests/CN=EC stamps' root stamper -algorithm EC -pkeyopt ec_paramgen_curve:P-384

printf 'preferences.example.com\n1042\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n' > checkpoint.txt
openssl ts -query -data checkpoint.txt -sha256 -cert -out request.tsq
echo 01 > "$work/serial"
for by in rsa ec; do
  openssl ts -reply -queryfile request.tsq -section "by_$by" -config "$work/openssl.cnf" -out "$by.tsr"
  openssl ts -verify -in "$by.tsr" -data checkpoint.txt -CAfile "$work/root.pem"
done
cp "$work/root.pem" root.pem
cp "$work/middle.pem" middle.pem
