//! Judges checkpoints and proofs by code that we did not write: Cloudflare's signed_note and tlog_tiles. It reads what
//! lib/notes/go/main.go reads, a list of claims, and writes for each an empty text or what is wrong with it. It is run by
//! lib/verifier/others.test.ts.

use base64::prelude::*;
use serde::Deserialize;
use signed_note::{Note, StandardVerifier, VerifierList};
use std::error::Error;
use tlog_tiles::{check_record, record_hash, Checkpoint, Hash};

#[derive(Deserialize)]
struct Claim {
    vkey: String,
    checkpoint: String,
    entry: String,
    index: u64,
    proof: Vec<String>,
}

impl Claim {
    fn check(&self) -> Result<(), Box<dyn Error>> {
        let verifier = StandardVerifier::new(&self.vkey)?;
        let note = Note::from_bytes(self.checkpoint.as_bytes())?;
        note.verify(&VerifierList::new(vec![Box::new(verifier)]))?;
        let checkpoint = Checkpoint::from_bytes(note.text()).map_err(|_| "no checkpoint")?;
        let proof = self.proof.iter().map(|hash| Hash::parse_hash(hash)).collect::<Result<Vec<_>, _>>()?;
        let leaf = record_hash(&BASE64_STANDARD.decode(&self.entry)?);
        check_record(&proof, checkpoint.size(), *checkpoint.hash(), self.index, leaf)?;
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let claims: Vec<Claim> = serde_json::from_reader(std::io::stdin())?;
    let judge = |claim: &Claim| claim.check().err().map_or(String::new(), |error| format!("wrong: {error}"));
    let verdicts: Vec<String> = claims.iter().map(judge).collect();
    println!("{}", serde_json::to_string(&verdicts)?);
    Ok(())
}
