{{- define "sayso.labels" -}}
app.kubernetes.io/name: sayso
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "sayso.selector" -}}
app.kubernetes.io/name: sayso
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "sayso.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* What every pod has: secrets as files, no root, nothing writable but /data and /tmp. */}}
{{- define "sayso.pod" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: { type: RuntimeDefault }
automountServiceAccountToken: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: secrets
    secret:
      secretName: {{ required "existingSecret names the secret with keys and database addresses" .Values.existingSecret }}
      defaultMode: 0440
  - name: data
    emptyDir: {}
  - name: tmp
    emptyDir: {}
{{- end }}

{{- define "sayso.container" -}}
image: {{ include "sayso.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: secrets, mountPath: /run/secrets/sayso, readOnly: true }
  - { name: data, mountPath: /data }
  - { name: tmp, mountPath: /tmp }
{{- end }}

{{- define "sayso.env" -}}
- { name: DATABASE_OWNER_URL_FILE, value: /run/secrets/sayso/database-owner-url }
- { name: DATABASE_URL_FILE, value: /run/secrets/sayso/database-url }
- { name: DATABASE_WORKER_URL_FILE, value: /run/secrets/sayso/database-worker-url }
- { name: SAYSO_KEYS_FILE, value: /run/secrets/sayso/sayso-keys }
- { name: SAYSO_PEPPER_FILE, value: /run/secrets/sayso/sayso-pepper }
- { name: AUTH_SECRET_FILE, value: /run/secrets/sayso/auth-secret }
- { name: METRICS_TOKEN_FILE, value: /run/secrets/sayso/metrics-token }
- name: BASE_URL
  value: {{ required "baseUrl is the public address of the page" .Values.baseUrl | quote }}
- name: TRUSTED_PROXY_HOPS
  value: {{ .Values.trustedProxyHops | quote }}
{{- range $name, $value := .Values.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
